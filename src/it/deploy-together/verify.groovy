import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.util.concurrent.Executors
import java.util.zip.ZipFile

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

// A tracking server that lets in who has the token, and speaks what a job asks of MLflow's REST protocol.
def tracked = []
def turnedAway = []
def token = 'canary-' + UUID.randomUUID()
def answers = [
    'experiments/get-by-name': { [experiment: [experiment_id: '1', lifecycle_stage: 'active']] },
    'runs/search': { asked ->
        def name = (asked.filter =~ /tags\.vertexai_job_name = '(.*)'/)[0][1]
        [runs: tracked.findAll { it.tags.vertexai_job_name == name }.collect { [info: it.info] }]
    },
    'runs/create': { asked ->
        def id = "run-${tracked.size() + 1}".toString()
        tracked << [info: [run_id: id, experiment_id: '1', artifact_uri: "mlflow-artifacts:/1/${id}"], status: 'RUNNING',
            tags: asked.tags.collectEntries { [it.key, it.value] }, params: [:], metrics: [:]]
        [run: [info: tracked[-1].info]]
    },
    'runs/log-batch': { asked ->
        def written = tracked.find { it.info.run_id == asked.run_id }
        ['tags', 'params', 'metrics'].each { kind -> asked[kind].each { written[kind][it.key] = it.value } }
        [:]
    },
    'runs/update': { asked ->
        tracked.find { it.info.run_id == asked.run_id }.status = asked.status
        [:]
    },
]
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.executor = Executors.newCachedThreadPool()
server.createContext('/api/2.0/mlflow/') { exchange ->
    def call = exchange.requestURI.path - '/api/2.0/mlflow/'
    def body = exchange.requestBody.text
    def said = '{}'
    def status = 200
    if (exchange.requestHeaders.getFirst('Authorization') != "Bearer ${token}".toString()) {
        synchronized (tracked) { turnedAway << call }
        status = 401
    } else {
        synchronized (tracked) { said = JsonOutput.toJson(answers[call](body ? new JsonSlurper().parseText(body) : [:])) }
    }
    exchange.sendResponseHeaders(status, 0)
    exchange.responseBody.withCloseable { it << said }
}
server.start()
def conf = new File(basedir, 'conf/tracked')
conf.mkdirs()
new File(conf, 'mlflow.yml').text = """\
server:
  mlflow_tracking_uri: http://127.0.0.1:${server.address.port}
  credentials: tracking
"""
new File(conf, 'credentials.yml').text = "tracking: {MLFLOW_TRACKING_TOKEN: ${token}}\n"
new File(conf, 'catalog.yml').text = 'passed: {type: json, filepath: data/passed.json, mlflow: metric}\n'
def runOf = { String said ->
    def name = (said =~ /Job +(together-\S+)/)[0][1]
    tracked.find { it.tags.vertexai_job_name == name }
}

// Two builds start, or join, one emulator.
def run = { String name, String at = name ->
    maven(name, '-X', 'vertexai:run-once', '-Dvertexai.env=tracked', "-Dvertexai.params=gate=${gate(at)}".toString())
}
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
assert log('status').contains('4 of 4 tasks done')
assert log('two') =~ /\[INFO\] pass +failed/
assert log('two') =~ /\[INFO\] tell +done/
assert log('two').contains('3 of 4 tasks done')
assert log('two').contains("Task 'pass' failed: java.lang.IllegalStateException: two is not let through")

// Settings of the run and of the node arrive.
assert new File("${gate('one')}.begun").text == 'node calm'
assert log('one').contains("In        experiment 'Two Together'")

// Whatever happens the exit pipeline runs, and knows what has happened.
assert new File("${gate('one')}.ended").text == '__default__ SUCCEEDED in together'
assert new File("${gate('two')}.ended").text ==
    '__default__ FAILED 9 The DAG failed because some tasks failed. The failed tasks are: [pass]. in together'

// Each job is a run of the experiment, whatever becomes of the build.
def one = runOf(log('one'))
assert one.status == 'FINISHED'
assert one.params == [gate: gate('one').path]
assert one.metrics == ['passed.length': gate('one').path.length()]
assert one.tags.vertexai_run_id ==~ /\d+/
assert one.tags.node_names == 'pass'
def two = runOf(log('two'))
assert two.status == 'FAILED'
assert two.tags.failed_node == 'pass'
assert two.tags.failed_tasks == 'pass'
assert two.params == [gate: gate('two').path]

// What is reused writes nothing, and the job still has a run of its own. A cancelled one says so.
builds = [again: run('again', 'one'), never: run('never')]
try {
    until('the job to be cancelled') { new File("${gate('never')}.begun").exists() && log('never') =~ /Job +together-/ }
    def never = runOf(log('never'))
    assert never.status == 'RUNNING'
    assert maven('cancel', 'vertexai:cancel', "-Dvertexai.job=${never.tags.vertexai_job_name}").waitFor() == 0
    assert builds.never.waitFor() == 1 : log('never')
    until('the end of the cancelled run') { never.status != 'RUNNING' }
    assert never.status == 'KILLED'
    assert builds.again.waitFor() == 0 : log('again')
} finally {
    builds.values().each { it.destroyForcibly() }
}
assert log('again') =~ /cached +pass/
def again = runOf(log('again'))
assert again.info.run_id != one.info.run_id
assert again.tags.vertexai_run_id != one.tags.vertexai_run_id
assert again.status == 'FINISHED'
assert again.params == one.params
assert again.metrics == [:]
assert tracked.size() == 4
assert turnedAway == []
server.stop(0)
server.executor.shutdownNow()

// The token is in no log, spec, jar or bucket.
def kept = new File(basedir, '.vertexai/credentials')
assert kept.listFiles().any { it.text.contains(token) }
basedir.eachFileRecurse { file ->
    if (file.isFile() && file.parentFile != kept && file != new File(conf, 'credentials.yml')) {
        assert !file.getText('ISO-8859-1').contains(token) : file
        if (file.name.endsWith('.jar')) {
            new ZipFile(file).withCloseable { zip ->
                zip.entries().each { assert !zip.getInputStream(it).getText('ISO-8859-1').contains(token) : "$file $it" }
            }
        }
    }
}

// No process stays behind when nobody needs it.
until('the end of the emulator') { !announced.exists() && ProcessHandle.of(pid).empty }
return true
