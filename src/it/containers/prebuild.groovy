import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest

def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))

def run = { List<String> command ->
    def process = new ProcessBuilder(command.collect { it.toString() }).redirectErrorStream(true).start()
    process.outputStream.close()
    def output = process.inputStream.text
    assert process.waitFor() == 0: "${command}: ${output}"
    output
}

// A Java runtime and a shell, with the libraries of this machine that they need.
def root = new File(basedir, 'root')
def home = new File(System.getProperty('java.home'))
run([new File(home, 'bin/jlink'), '--add-modules', 'java.se,jdk.unsupported', '--no-man-pages', '--no-header-files',
    '--strip-java-debug-attributes', '--output', new File(root, 'usr')])
def libraries = ['bin/java', 'lib/server/libjvm.so', 'lib/libnet.so', 'lib/libnio.so', 'lib/libzip.so']
    .collectMany { file -> run(['ldd', new File(root, "usr/${file}")]).readLines() }
    .collect { (it =~ /^\s*(?:\S+ => )?(\/lib\S+) \(/).with { found -> found.find() ? found.group(1) : '' } }
    .findAll { it } as Set
libraries.each { library ->
    def copy = root.toPath().resolve(library.substring(1))
    Files.createDirectories(copy.parent)
    Files.copy(Path.of(library).toRealPath(), copy)
}
['bin', 'tmp'].each { new File(root, it).mkdirs() }
new File(root, 'tmp/.keep').text = ''
Files.copy(Path.of('/bin/busybox'), root.toPath().resolve('bin/sh'))
new File(root, 'etc').mkdirs()
new File(root, 'etc/nsswitch.conf').text = 'hosts: files dns\n'

// An image of it, as docker load reads it.
def tar = new File(basedir, 'stock')
tar.mkdirs()
run(['tar', '-C', root, '-cf', new File(tar, 'layer.tar'), '.'])
def sha = MessageDigest.getInstance('SHA-256')
new File(tar, 'layer.tar').eachByte(1 << 16) { bytes, length -> sha.update(bytes, 0, length) }
new File(tar, 'config.json').text = JsonOutput.toJson([architecture: 'amd64', os: 'linux', config: [WorkingDir: '/'],
    rootfs: [type: 'layers', diff_ids: ['sha256:' + sha.digest().encodeHex()]]])
new File(tar, 'manifest.json').text = JsonOutput.toJson(
    [[Config: 'config.json', RepoTags: ['localhost/vertexai-it/java:1'], Layers: ['layer.tar']]])
run(['tar', '-C', tar, '-cf', new File(basedir, 'stock.tar'), 'manifest.json', 'config.json', 'layer.tar'])
tar.deleteDir()

// Podman with a store of its own, as it runs on a machine that is a container itself.
def own = ['--root', "${basedir}/store", '--runroot', "${basedir}/run", '--storage-driver', 'vfs', '--runtime', 'runc',
    '--cgroup-manager', 'cgroupfs']
run(['podman'] + own + ['load', '--input', new File(basedir, 'stock.tar')])
def arguments = own + ['run', '--network=host', '--ulimit', 'nofile=20000:20000', '--ulimit', 'nproc=1000:1000']

// A second name of the image, for one node.
run(['podman'] + own + ['tag', 'localhost/vertexai-it/java:1', 'localhost/vertexai-it/java:2'])

// A tracking server that keeps what it is told of runs, and refuses files.
def tracked = [runs: [:].asSynchronized(), callers: [].asSynchronized(), refused: [].asSynchronized()]
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/') { exchange ->
    def path = exchange.requestURI.path
    def body = exchange.requestBody.getText('UTF-8')
    tracked.callers << exchange.requestHeaders.getFirst('X-Team')
    def told = path.contains('/mlflow-artifacts/') || body.empty ? [:] : new JsonSlurper().parseText(body)
    def kept = tracked.runs[told.run_id]
    def shown = { id, one -> [info: [run_id: id, experiment_id: '1', status: one.status, artifact_uri: "mlflow-artifacts:/1/${id}".toString()]] }
    def status = 200
    def answer = [:]
    switch (path) {
        case ~/.*\/experiments\/get-by-name/:
            answer = [experiment: [experiment_id: '1', name: 'flights', lifecycle_stage: 'active']]
            tracked.experiment = exchange.requestURI.query
            break
        case ~/.*\/runs\/create/:
            def id = "run${tracked.runs.size()}".toString()
            tracked.runs[id] = [name: told.run_name, status: 'RUNNING', params: [:], metrics: [:],
                tags: told.tags.collectEntries { [it.key, it.value] }]
            answer = [run: shown(id, tracked.runs[id])]
            break
        case ~/.*\/runs\/search/:
            answer = [runs: tracked.runs.findAll { id, one -> told.filter.contains("'${one.tags.vertexai_job_name}'") }.collect(shown)]
            break
        case ~/.*\/runs\/update/:
            kept.status = told.status
            break
        case ~/.*\/runs\/log-batch/:
            told.params.each { kept.params[it.key] = it.value }
            told.metrics.each { kept.metrics[it.key] = it.value }
            told.tags.each { kept.tags[it.key] = it.value }
            break
        default:
            tracked.refused << path
            status = 403
            answer = [error_code: 'PERMISSION_DENIED', message: 'this server keeps no files']
    }
    def bytes = JsonOutput.toJson(answer).getBytes('UTF-8')
    exchange.sendResponseHeaders(status, bytes.length)
    exchange.responseBody.write(bytes)
    exchange.close()
}
server.start()
context.server = server
context.tracked = tracked

// The environments, and the code that some of them need.
def put = { String from, String to, Map<String, Object> values ->
    def text = new File(basedir, from).text
    values.each { name, value -> text = text.replace(name, value.toString()) }
    def file = new File(starter, to)
    file.parentFile.mkdirs()
    file.text = text
}
def values = ['["@arguments@"]': JsonOutput.toJson(arguments.collect { it.toString() }), '@root@': root,
    '@port@': server.address.port]
[stock: 'stock', own: 'own', nowhere: 'nowhere', base: 'base', every: 'every', strict: 'every'].each { name, folder ->
    def places = name == 'strict' ? ['containers: podman': 'containers: none'] : [:]
    new File(basedir, "conf/${folder}").eachFile { put("conf/${folder}/${it.name}", "conf/${name}/${it.name}", values + places) }
}
new File(basedir, 'src/main/java/it').eachFile { put("src/main/java/it/${it.name}", "src/main/java/it/${it.name}", [:]) }
// The starter as it is, on an emulator as strict.
new File(starter, 'conf/local/vertexai.yml') << '''
emulator: {strict: true, containers: none}
run_config:
  network: {vpc: projects/12345/global/networks/flights, reserved_ip_ranges: [tasks]}
'''
return true
