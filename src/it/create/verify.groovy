import groovy.io.FileType

// The goal and the archetype plugin make the same project, byte for byte.
def files = { String folder ->
    def top = new File(basedir, "${folder}/spaceflights")
    def found = [:]
    top.eachFileRecurse(FileType.FILES) { found[top.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeHex().toString() }
    return found
}
def made = files('../setup-starter/generated')
def byArchetype = files('by-archetype')
assert made.keySet() == byArchetype.keySet()
made.each { name, bytes -> assert [name, bytes == byArchetype[name]] == [name, true] }

// The minimal one builds, tests and runs.
def log = new File(basedir, 'build.log').text.normalize()
assert log =~ /Created \S+flights from the starter 'minimal': \d+ files\./
assert log.contains('Tests run: 2, Failures: 0')
assert new File(basedir, 'generated/flights/data/08_reporting/turnover.json').text.contains('"ann": 42.5')
