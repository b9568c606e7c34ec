import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def data = new File(basedir, 'data')
def counts = { out -> new JsonSlurper().parse(new File(data, "${out}/counts.json")) }
def log = new File(basedir, 'build.log').text.normalize()

assert counts('full') == [and: 1, cat: 1, dog: 1, elephant: 1, saw: 1, the: 3]
assert new File(data, 'full/longest.txt').text == 'elephant'
assert log.contains('[INFO] wrote longest  data/full/longest.txt\n[INFO] 3 of 3 nodes done in ')

assert log.contains('[INFO] 2 of 2 nodes done in ')

assert counts('params') == [elephant: 1]
assert new File(data, 'params/longest.txt').text == 'elephant'

assert !new File(data, 'tags').exists()
assert log.contains("""on project run-local: The chosen nodes read 'words', which node 'split' writes and no file contains.
[ERROR]   Add 'words' to the catalog, or choose node 'split' too.
""")

assert !new File(data, 'typo').exists()
assert log.contains("on project run-local: -Dvertexai.params: min_lenght is not a parameter; did you mean 'min_length'? ->")
assert log.contains("on project run-local: -Dvertexai.pipelin is not an option; did you mean 'pipeline'? ->")

assert counts('throws') == [:]
assert !new File(data, 'throws/longest.txt').exists()
assert log.contains("""on project run-local: Node 'longest' failed: java.util.NoSuchElementException: No value present (Words.java:30)
[ERROR]   it.Words#longest
[ERROR] 2 of 3 nodes are done. To continue from there: mvn vertexai:run-local -Dvertexai.env=exit -Dvertexai.params=min_length=100 -Dvertexai.fromNodes=split
[ERROR] The exit pipeline 'after' failed:
[ERROR]   Node 'tell' failed: java.lang.IllegalStateException: mute about FAILED (After.java:13)
[ERROR]     it.After#tell
""")
assert log.contains("[INFO] The exit pipeline 'after' runs.\n[INFO] started  tell\n[INFO] failed   tell\n")
assert log.contains("[INFO] 2 of 3 nodes done, and 0 of 1 of the exit pipeline 'after', in ")

// CI shows nodes as tests: the report of the last run that ran anything.
def report = new XmlSlurper().parse(new File(basedir, 'target/vertexai/TEST-run-local.xml'))
assert report.testcase.collect { it.@name.text() } == ['split', 'longest']

// People look at a page, also of a run that failed: it is that of the last run that ran anything.
def told = { File page ->
    def json = page.text.split('<script type="application/json" id="data">')[1].split('</script>')[0]
    new JsonSlurper().parseText(json)
}
def run = told(new File(basedir, 'target/vertexai/run-local.run.html')).run
assert run.outcome == 'succeeded'
assert run.tasks.collect { [it.name, it.state] } == [['split', 'done'], ['longest', 'done']]
assert run.tasks.every { it.started >= run.started && it.ended <= run.ended }
assert run.written.collect { [it.dataset, it.place] } == [['longest', 'data/to/longest.txt'], ['words', '']]
assert run.written.collect { it.preview.text.take(8) } == ['elephant', '["the", ']
assert log.count('[INFO] Report    target/vertexai/run-local.run.html\n') == 5

// The counts were there: only the other end of the pipeline, and what stays in memory, is made.
assert new File(data, 'to').list().sort() == ['counts.json', 'longest.txt']
assert log.contains('[INFO] All outputs exist; there is nothing to run.')

def command = log.readLines().collect { it - '[INFO]   ' }.find { it.contains('--startup DEFAULT') }
def shell = ['sh', '-c', "printf 'project.pipelines().keySet()\\n/exit\\n' | ${command}"].execute(null, basedir)
assert shell.text.contains('[__default__, after, words]')

// A debugger is waited for: the run goes on when one lets it.
// It is none of those that the system gives to whoever asks for any, so it stays free.
def port = (20000..32000).shuffled().find {
    try {
        new ServerSocket(it).withCloseable { true }
    } catch (BindException e) {
        false
    }
}
def start = { String name, List<String> words ->
    def call = ["${mavenHome}/bin/mvn", '-B', '-o', "-Dmaven.repo.local=${localRepositoryPath}",
        "-Dmaven.repo.local.tail=${localRepository}"] + words
    def builder = new ProcessBuilder(call.collect { it.toString() })
        .directory(basedir)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, "${name}.log"))
    builder.environment().put('MAVEN_OPTS', '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC')
    builder.environment().put('MAVEN_BASEDIR', basedir.path)
    builder.start()
}
if (!System.getProperty('os.name').startsWith('Windows')) {
    def waiting = start('debugged', ['vertexai:run-local', '-Dout=debug', "-Dvertexai.debug=${port}"])
    def debugger = null
    for (int i = 0; i < 2400 && waiting.alive && !debugger; i++) {
        try {
            debugger = new Socket(InetAddress.loopbackAddress, port)
        } catch (ConnectException e) {
            Thread.sleep(50)
        }
    }
    assert debugger : new File(basedir, 'debugged.log').text
    debugger.withCloseable {
        it.outputStream.write('JDWP-Handshake'.bytes)
        assert new String(it.inputStream.readNBytes(14)) == 'JDWP-Handshake'
        assert !new File(data, 'debug').exists()
        it.outputStream.write([0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9] as byte[]) // VirtualMachine.Resume
        assert waiting.waitFor() == 0 : new File(basedir, 'debugged.log').text
    }
    assert counts('debug') == counts('full')
}

assert !log.contains('\tat ')

evaluate(new File(documentation, 'check-output.groovy'))
