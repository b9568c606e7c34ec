// What whoever creates a project gets with it: licences that may be passed on, and no version with known faults.
def listed = evaluate(new File(sources, 'emulator-dependency/check.groovy'))
assert listed.contains('io.github.vertexmaven:vertexai-runtime:jar:')
assert listed.contains('org.tribuo:')
return true
