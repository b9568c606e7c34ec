def specs = new File(basedir, 'target/vertexai')
def elsewhere = new File(basedir, 'else where/compile/target/vertexai')
def names = ['graph.json', 'conf.json', 'compile.json', 'compile-orders.json']

// What is compiled. The code's identity changes with our own code, so it is left out.
(names - 'compile-orders.json').each { name ->
    def text = new File(specs, name).text
            .replaceAll(/launch-[0-9a-f]{32}\.jar/, 'launch-IDENTITY.jar')
            .replace(version, 'VERSION')
    def golden = new File(expected, name)
    if (update == 'true') {
        golden.parentFile.mkdirs()
        golden.text = text
    }
    assert text == golden.text
}

// The same bytes from another place, locale and time zone, with a comment more, built from nothing.
names.each { name ->
    assert new File(elsewhere, name).bytes == new File(specs, name).bytes
}

// The third build wrote nothing again, and attached everything all the same.
names.each { name ->
    assert new File(specs, name).lastModified() <= new File(elsewhere, name).lastModified()
}
assert new File(basedir, 'build.log').text.contains("2 tasks, target/vertexai/compile.json (unchanged)")

// Compared with a file, and told in words and as a patch.
def log = new File(basedir, 'build.log').text.normalize()
assert log =~ """From before.json to target\\/vertexai\\/compile.json:
\\[INFO\\]   pipeline: sdkVersion vertexai-maven-plugin-VERSION → vertexai-maven-plugin-\\S+
\\[INFO\\]   parameter minimum: default 7 → 10
\\[INFO\\]   tasks report_node, sum_up: code or nodes changed
\\[INFO\\]   task report_node: memory 2Gi → 4Gi
\\[INFO\\] As a patch: target\\/vertexai\\/compile.diff
\\[INFO\\] --- before.json
\\[INFO\\] \\+\\+\\+ target\\/vertexai\\/compile.json
\\[INFO\\] @@ """
def patch = new File(specs, 'compile.diff').getText('UTF-8')
assert patch.contains('\n-          "defaultValue": 7,\n+          "defaultValue": 10,\n')
def installed = new File(localRepositoryPath, 'io/github/vertexmaven/it/compile/1')
assert new File(installed, 'compile-1-vertexai-graph.json').bytes == new File(specs, 'graph.json').bytes
assert new File(installed, 'compile-1-vertexai-conf.json').bytes == new File(specs, 'conf.json').bytes
assert new File(installed, 'compile-1-default.json').bytes == new File(specs, 'compile.json').bytes
assert new File(installed, 'compile-1-orders.json').bytes == new File(specs, 'compile-orders.json').bytes
