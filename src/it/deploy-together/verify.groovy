import groovy.json.JsonSlurper

def windows = System.getProperty('os.name').startsWith('Windows')
if (windows) {
    return true // there Maven is a child of the script's process, which cannot be killed for it
}

def maven = { String name, String... goals ->
    def command = ["${System.getProperty('maven.home')}/bin/mvn", '-B', '-o',
        "-Dmaven.repo.local=${localRepositoryPath}", "-Dmaven.repo.local.tail=${localRepository}"] + (goals as List)
    def builder = new ProcessBuilder(command.collect { it.toString() })
        .directory(basedir)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, "${name}.log"))
    builder.environment().put('MAVEN_OPTS', '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC')
    builder.environment().put('MAVEN_BASEDIR', basedir.path)
    builder.start()
}
def log = { String name -> new File(basedir, "${name}.log").text }
def until = { String what, Closure<Boolean> condition ->
    for (int i = 0; i < 3600 && !condition(); i++) {
        Thread.sleep(50)
    }
    assert condition() : "${what} has not come"
}
def gate = { String name -> new File(basedir, "target/${name}") }

// Two builds start, or join, one emulator.
def run = { String name -> maven(name, 'vertexai:run-once', "-Dvertexai.params=gate=${gate(name)}") }
def builds = ['one', 'two'].collectEntries { [(it): run(it)] }
try {
    until('the submission of both jobs') { ['one', 'two'].every { log(it) =~ /Job +together-/ } }
    until('the first job') { new File("${gate('one')}.begun").exists() }

    // One build is killed while its job runs; the job takes no notice.
    builds.one.destroyForcibly().waitFor()
    gate('one').createNewFile()
    gate('two').createNewFile()
    assert builds.two.waitFor() == 1 : log('two')
} finally {
    builds.values().each { it.destroyForcibly() }
}
def announced = new File(basedir, '.vertexai/emulator.json')
def pid = new JsonSlurper().parse(announced).pid as long

def job = (log('one') =~ /Job +(together-\S+)/)[0][1]
until('the end of the first job') {
    assert maven('status', 'vertexai:status', "-Dvertexai.job=${job}").waitFor() == 0 : log('status')
    log('status').contains("Job ${job}: succeeded")
}
assert log('status').contains('2 of 2 tasks done')
assert log('two') =~ /\[INFO\] pass +failed/
assert log('two') =~ /\[INFO\] tell +done/
assert log('two').contains('1 of 2 tasks done')
assert log('two').contains("Task 'pass' failed: java.lang.IllegalStateException: two is not let through")

// Settings of the run and of the node arrive.
assert new File("${gate('one')}.begun").text == 'node calm'
assert log('one').contains("In        experiment 'Two Together'")

// Whatever happens the exit pipeline runs, and knows what has happened.
assert new File("${gate('one')}.ended").text == '__default__ SUCCEEDED in together'
assert new File("${gate('two')}.ended").text ==
    '__default__ FAILED 9 The DAG failed because some tasks failed. The failed tasks are: [pass]. in together'

// No process stays behind when nobody needs it.
until('the end of the emulator') { !announced.exists() && ProcessHandle.of(pid).empty }
return true
