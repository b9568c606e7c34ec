import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.security.KeyStore
import java.security.MessageDigest
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory

// What goals send to the cloud when the code is in an image: Google's hosts are played by an emulator, the registry is
// a real one that wants the password of settings.xml, which is encrypted there.
def program = ['/usr/bin/docker-registry', '/usr/local/bin/docker-registry'].find { new File(it).canExecute() }
assert program != null || System.getenv('CI') != 'true': 'docker-registry is not installed: apt-get install docker-registry'
if (program == null) {
    println 'Pushes need docker-registry, which is not installed: apt-get install docker-registry'
    return
}

def starter = new File(basedir, 'starter')
folder = new File(basedir, 'cloud')
folder.mkdirs()
def places = new JsonSlurper().parse(new File(starter, '.vertexai/emulator.json'))
http = places.http
grpc = places.grpc
token = places.token
def resources = "http://${http}/v1/projects/my-gcp-project/locations/europe-west1"
def read = { String name ->
    new JsonSlurper().parse(new URL("${resources}/${name}"), requestProperties: [Authorization: "Bearer ${token}".toString()])
}
assert !read('pipelineJobs').pipelineJobs
def stay = Thread.startDaemon {
    while (!Thread.interrupted()) { // An emulator that nobody calls leaves.
        try {
            read('pipelineJobs')
            Thread.sleep(1000)
        } catch (InterruptedException e) {
            return
        } catch (groovy.json.JsonException e) {
            println "The emulator did not answer: ${e.message}"
        }
    }
}
def google = evaluate(new File(basedir, 'google.groovy'))

// The registry has the certificate that stands for Google's hosts.
def keys = KeyStore.getInstance(google.store, google.password.toCharArray())
def pem = { String what, byte[] bytes ->
    def file = new File(folder, "${what.tokenize()[0]}.pem")
    file.text = "-----BEGIN ${what}-----\n${Base64.mimeEncoder.encodeToString(bytes)}\n-----END ${what}-----\n"
    file
}
def passwords = new File(folder, 'htpasswd') // sesame, as htpasswd -B writes it
passwords.text = 'alice:$2y$05$obr7T.Jv6hGyZ7VOGHGC7urkLIGVH2d.cy4an9pk8aHmbo79melfK\n'
def config = new File(folder, 'registry.yml')
config.text = """version: 0.1
log: {level: info}
storage: {filesystem: {rootdirectory: '${folder}/storage'}}
http:
  addr: 127.0.0.1:0
  tls:
    certificate: ${pem('CERTIFICATE', keys.getCertificate('google').encoded)}
    key: ${pem('PRIVATE KEY', keys.getKey('google', google.password.toCharArray()).encoded)}
auth: {htpasswd: {realm: test, path: '${passwords}'}}
"""
def registryLog = new File(folder, 'registry.log')
def registry = new ProcessBuilder(program, 'serve', config.path)
    .redirectErrorStream(true).redirectOutput(registryLog).start()
try {
    def port = null
    for (int i = 0; i < 4800 && port == null; i++) {
        sleep 25
        port = (registryLog.text =~ /listening on 127\.0\.0\.1:(\d+)/).with { it.find() ? it.group(1) : null }
    }
    assert port != null: registryLog.text
    def image = "127.0.0.1:${port}/team/flights"

    // Somebody else's image has the tag.
    def trust = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm)
    trust.init(keys)
    def tls = SSLContext.getInstance('TLS')
    tls.init(null, trust.trustManagers, null)
    def client = HttpClient.newBuilder().sslContext(tls).build()
    def ask = { String method, String uri, byte[] body, String type ->
        def request = HttpRequest.newBuilder(URI.create(uri.startsWith('http') ? uri : "https://127.0.0.1:${port}${uri}"))
            .header('Authorization', 'Basic ' + Base64.encoder.encodeToString('alice:sesame'.bytes))
            .header(method == 'GET' ? 'Accept' : 'Content-Type', type)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        client.send(request.build(), HttpResponse.BodyHandlers.ofString()).headers()
    }
    def manifestType = 'application/vnd.docker.distribution.manifest.v2+json'
    def digest = { byte[] bytes -> 'sha256:' + MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex() }
    def nothing = '{}'.bytes
    def upload = ask('POST', '/v2/team/flights/blobs/uploads/', new byte[0], 'text/plain').firstValue('Location').get()
    ask('PUT', "${upload}&digest=${digest(nothing)}", nothing, 'application/octet-stream')
    def other = """{"schemaVersion": 2, "mediaType": "${manifestType}", "config": {"size": 2, "digest": "${digest(nothing)}",
        "mediaType": "application/vnd.docker.container.image.v1+json"}, "layers": []}""".bytes
    ask('PUT', '/v2/team/flights/manifests/1', other, manifestType)
    def tagged = { -> ask('GET', '/v2/team/flights/manifests/1', new byte[0], manifestType)
        .firstValue('Docker-Content-Digest').get() }
    assert tagged() == digest(other)

    // Goals that say of what is theirs only where it is.
    def run = { String name, int expected, String input, Map variables, List<String> arguments ->
        def log = new File(basedir, "${name}.log")
        def builder = new ProcessBuilder([new File(mavenHome, 'bin/mvn').path] + arguments.collect { it.toString() })
            .directory(starter).redirectErrorStream(true).redirectOutput(log)
        builder.environment().MAVEN_OPTS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${google.mavenOpts}".toString()
        ['GOOGLE_APPLICATION_CREDENTIALS', 'CI'].each { builder.environment().remove(it) }
        builder.environment().putAll(variables)
        def process = builder.start()
        process.outputStream.withCloseable { it << input }
        assert process.waitFor(180, TimeUnit.SECONDS)
        assert process.exitValue() == expected: log.text
        log.text.normalize()
    }
    def plain = new File(basedir, '../interpolated-it-settings.xml')
    def security = new File(folder, 'settings-security.xml')
    def encrypted = { List<String> command -> run('encrypted', 0, '', [:], command).readLines().find { it.startsWith('{') } }
    security.text = "<settingsSecurity><master>${encrypted(['--encrypt-master-password', 'open'])}</master></settingsSecurity>"
    def location = "-Dsettings.security=${security}"
    def password = encrypted([location, '--encrypt-password', 'sesame'])
    assert password.endsWith('}') && !password.contains('sesame')
    def settings = new File(folder, 'settings.xml')
    settings.text = plain.text.replace('<profiles>', """<servers><server>
        <id>127.0.0.1:${port}</id><username>alice</username><password>${password}</password></server></servers><profiles>""")

    def maven = { String name, int expected, String input, File used, Map variables, List<String> arguments ->
        run(name, expected, input, variables, ['-s', used, location, "-Dmaven.repo.local=${localRepositoryPath}",
            '-Dvertexai.env=prod', '-Dvertexai.autoBuild', "-Dvertexai.run_config.image=${image}:1",
            "-Dvertexai.key_file=${google.key}"] + arguments)
    }

    // Asked, and the answer is no: nothing is changed or sent. The password is the environment's.
    def refused = maven('refused', 1, 'n\n', plain,
        [VERTEXAI_REGISTRY_USER: 'alice', VERTEXAI_REGISTRY_PASSWORD: 'sesame'], ['vertexai:run-once'])
    assert refused.contains("${image}:1 exists. Overwrite it? [y/N] ")
    assert refused.contains("${image}:1 exists in the registry with other content and was not overwritten.\n")
    assert tagged() == digest(other)
    assert !read('pipelineJobs').pipelineJobs

    // Told before: the image is pushed, and jobs and schedules name what was pushed. The password is that of settings.xml.
    // Of several environments those have an image that run from one.
    def sent = maven('sent', 0, '', settings, [:],
        ['vertexai:run-once', 'vertexai:schedule', 'vertexai:image', '-Dvertexai.yes', '-Dvertexai.envs=local,prod'])
    assert !sent.contains('[y/N]')
    def pushed = (sent =~ /Pushed (\d+) of \1 layers, [0-9.]+ [kM]B: ${image}@(sha256:[0-9a-f]{64})/)
    assert pushed.size() == 1
    def built = "${image}@${pushed[0][2]}".toString()
    assert tagged() == pushed[0][2]
    assert sent =~ /Pushed 0 of \d+ layers, 0 bytes: ${image}@${pushed[0][2]}/
    assert new File(starter, 'target/vertexai/prod/spaceflights.json').text.contains("\"image\": \"${built}\"")
    assert !new File(starter, 'target/vertexai/local/spaceflights.json').text.contains(built)
    assert sent =~ /Job +spaceflights-\S+/
    assert sent.contains('Created __default__/daily ')
    def images = { job -> job.pipelineSpec.deploymentSpec.executors.values()*.container*.image.findAll().toSet() }
    def jobs = read('pipelineJobs').pipelineJobs
    assert jobs.size() == 1
    assert images(read("pipelineJobs/${jobs[0].name.tokenize('/')[-1]}")) == [built].toSet()
    def schedules = read('schedules').schedules
    assert schedules.size() == 1
    assert images(schedules[0].createPipelineJobRequest.pipelineJob) == [built].toSet()

    // All of it went by Google's hosts, with a token.
    assert google.seen.toSet() == ['aiplatform', 'storage true'].toSet()
    [refused, sent].each { assert !it.contains('sesame') && !it.contains('\tat ') }
} finally {
    registry.destroy()
    stay.interrupt()
    google.close()
}
