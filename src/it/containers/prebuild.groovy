import groovy.json.JsonOutput
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
def environment = { String name, String settings ->
    def file = new File(starter, "conf/${name}/vertexai.yml")
    file.parentFile.mkdirs()
    file.text = """endpoint: emulator
region: europe-west1
emulator:
  strict: true
  containers: podman
  container_arguments: ${JsonOutput.toJson(arguments.collect { it.toString() })}
run_config:
${settings}"""
}

// What the service refuses is refused in processes too, with nearly every setting that a job has.
def every = '''  experiment_name: flights-strict
  scheduled_run_name: flights
  ttl: 1d
  preflight_validations: true
  kms_key: projects/acme/locations/europe-west1/keyRings/ring/cryptoKeys/key
  network: {vpc: projects/12345/global/networks/flights, reserved_ip_ranges: [tasks]}
  description: all settings
  service_account: runner@acme.iam.gserviceaccount.com
  labels: {team: flights}
  failure_policy: fast
  jvm_flags: [-Xss4m]
  grouping: {strategy: none}
  resources:
    __default__: {cpu: 1, memory: 2G}
    train_model_node: {cpu: 2, memory: 4G}
  nodes:
    __default__:
      env: {GREETING: "hello, strict"}
      retry: {max: 1, backoff: 1s}
      timeout: 10m
    split_data_node: {caching: false}
'''
new File(starter, 'conf/strict').mkdirs()
new File(starter, 'conf/strict/vertexai.yml').text = """endpoint: emulator
region: europe-west1
emulator: {strict: true, containers: none}
run_config:
${every}"""
// The starter as it is, on an emulator as strict.
new File(starter, 'conf/local/vertexai.yml') << '\nemulator: {strict: true, containers: none}\n'
environment('stock', '  image: localhost/vertexai-it/java:1\n')
environment('every', '  image: localhost/vertexai-it/java:1\n' + every)
environment('nowhere', '  image: localhost/vertexai-it/nowhere:1\n')
environment('own', """  code: image
  image: localhost/vertexai-it/flights:1
  build:
    base_image: scratch
    extra_files: {/usr: ${root}/usr, /lib: ${root}/lib, /lib64: ${root}/lib64, /tmp: ${root}/tmp}
""")
return true
