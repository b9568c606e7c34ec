import com.sun.net.httpserver.HttpServer
import groovy.io.FileType
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

def secrets = ['canary-text-p&ss"w\\ö/<x>+7Q', 'canary-variable-4Zk+/x==', 'canary-option-6y "4" &', 'canary-masked-1 = {x}',
    'canary-typed-2w', 'canary-userinfo-8s%2Fk', 'canary-userinfo-8s/k', 'canary-argument-3f', 'canary-database-77',
    'canary-login-5b', 'canary-cookie-9z', 'canary-bearer-0c', 'canary-dex-0v', 'canary-address-2m']

def maven = { String name, List<String> words, Map<String, String> variables ->
    def command = ["${System.getProperty('maven.home')}/bin/mvn", '-B', '-o', '-e', "-Dmaven.repo.local=${localRepositoryPath}",
        "-Dmaven.repo.local.tail=${localRepository}"] + words
    def builder = new ProcessBuilder(command.collect { it.toString() })
        .directory(basedir)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, "${name}.log"))
    builder.environment().putAll(variables)
    def process = builder.start()
    [process.waitFor(), new File(basedir, "${name}.log").text]
}

// An installation that answers each call with all that it was told.
def heard = new StringBuffer()
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/') { exchange ->
    def told = "${exchange.requestMethod} ${exchange.requestURI}\n" +
        exchange.requestHeaders.collect { key, values -> "${key}: ${values.join(', ')}" }.join('\n') + '\n' +
        exchange.requestBody.getText('UTF-8')
    heard.append(told)
    def answer = "{\"error\": \"${told.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')}\", \"code\": 13, \"message\": \"${told.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')}\"}".getBytes('UTF-8')
    exchange.responseHeaders.set('Content-Type', 'application/json')
    exchange.sendResponseHeaders(heard.length() % 2 == 0 ? 400 : 403, answer.length)
    exchange.responseBody.write(answer)
    exchange.close()
}
server.start()
try {
    new File(basedir, 'conf/remote').mkdirs()
    new File(basedir, 'conf/remote/vertexai.yml').text =
        "host: http://127.0.0.1:${server.address.port}/pipeline\nendpoint: ~\n"
    new File(basedir, 'conf/remote/credentials.yml').bytes = new File(basedir, 'conf/local/credentials.yml').bytes
    new File(basedir, 'conf/remote/parameters.yml').text =
        'model: {api_key: {secret: projects/acme/secrets/key/versions/latest}, size: 3}\n'
    [cookie: ['-Dvertexai.kubeflow.auth.type=cookie', '-Dvertexai.kubeflow.auth.credentials=login'],
     bearer: ['-Dvertexai.kubeflow.auth.type=token', '-Dvertexai.kubeflow.auth.credentials=bearer'],
     dex: ['-Dvertexai.kubeflow.auth.type=dex', '-Dvertexai.kubeflow.auth.credentials=login'],
     'dex-variable': ['-Dvertexai.kubeflow.auth.type=dex', '-Dvertexai.kubeflow.auth.user=ann@example.com']].each { name, words ->
        def (code, said) = maven(name, ['vertexai:list-pipelines', '-Dvertexai.env=remote', '-X'] + words,
            [DEX_PASSWORD: 'canary-dex-0v', VERTEXAI_CONFIG_CANARY_ENV: 'canary-variable-4Zk+/x==',
             VERTEXAI_CONFIG_CANARY_D: 'canary-option-6y "4" &'])
        assert code != 0 : said
    }
} finally {
    server.stop(0)
}
assert heard.contains('canary-cookie-9z') && heard.contains('canary-bearer-0c')

// A secret in the catalog is refused, and the sentence does not repeat it.
def (refused, why) = maven('door', ['vertexai:compile', '-Dvertexai.env=door'], [:])
assert refused != 0
assert why.contains('conf/door/catalog.yml:4: visits.endpoint has a password in its address')

// What was run has said what it could: the test would see nothing if nothing had been said.
def log = new File(basedir, 'build.log').text.normalize()
assert log.count('connecting with ***') >= 8
assert log.contains('cannot log in with ***')
assert log.contains('no database at *** for ')
assert log.contains('Authorization: Basic ')
assert log =~ /vertexai\.params=how=loudly,model\.api_key=\*\*\*/

// A text as programs write it, worked out anew here.
def forms = { String text ->
    def json = text.replace('\\', '\\\\').replace('"', '\\"')
    def all = [text, URLEncoder.encode(text, 'UTF-8'), URLEncoder.encode(text, 'UTF-8').replace('+', '%20'), json,
        json.replace('<', '\\u003c').replace('>', '\\u003e').replace('&', '\\u0026').replace('=', '\\u003d'),
        json.replace('ö', '\\u00f6'), text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;'),
        text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')]
    ['', 'x', 'xx'].eachWithIndex { before, i ->
        def encoded = (before + text).getBytes('UTF-8').encodeBase64().toString()
        def part = encoded.substring([0, 2, 3][i], ((before + text).getBytes('UTF-8').length * 8).intdiv(6))
        all << part << part.replace('+', '-').replace('/', '_')
    }
    all.toSet()
}
def patterns = secrets.collectEntries { [it, forms(it).collect { form -> new String(form.getBytes('UTF-8'), 'ISO-8859-1') }] }

// These are the user's own, and say the secrets to begin with.
def own = { String path ->
    path.startsWith('conf/') || path in ['prebuild.groovy', 'verify.groovy', 'invoker.properties', 'quiet.properties',
        'loud.properties', 'table.properties', 'typed.properties']
}
// Maven itself, with -X: what it was called with, and all variables of the environment.
def mavens = { String line ->
    line.startsWith('[DEBUG] properties used') || line.startsWith('[DEBUG]   (f) params = ') ||
        line =~ /^\[DEBUG\]   \((f|s)\) (session|systemProperties|userProperties|properties) = / ||
        line.startsWith('[DEBUG] Setting system property [')
}
def found = []
def searched = 0
def look = { String path, byte[] bytes ->
    searched++
    def text = new String(bytes, 'ISO-8859-1')
    patterns.each { secret, known ->
        known.each { form ->
            int at = text.indexOf(form)
            while (at >= 0) {
                int begin = text.lastIndexOf('\n', at) + 1
                int end = text.indexOf('\n', at)
                def line = text.substring(begin, end < 0 ? text.length() : end)
                if (!(path.endsWith('.log') && mavens(line))) {
                    found << "${path}: ${form} in: ${line.substring(Math.max(0, at - begin - 100), Math.min(line.length(), at - begin + 60))}"
                    break
                }
                at = text.indexOf(form, at + 1)
            }
        }
    }
}
def entries
entries = { String path, InputStream stream ->
    def zip = new java.util.zip.ZipInputStream(stream)
    for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
        def bytes = zip.readAllBytes()
        look("${path}!${entry.name}", bytes)
        if (entry.name.endsWith('.jar')) {
            entries("${path}!${entry.name}", new ByteArrayInputStream(bytes))
        }
    }
}
def posix = basedir.toPath().fileSystem.supportedFileAttributeViews().contains('posix')
def handed = []
basedir.eachFileRecurse(FileType.FILES) { file ->
    def path = basedir.toPath().relativize(file.toPath()).toString().replace('\\', '/')
    if (own(path)) {
        return
    }
    if (path ==~ /\.vertexai\/credentials\/[^\/]+\.json/) {
        // Tasks on this machine get their secrets from here, and nobody but the owner reads it.
        handed << path
        if (posix) {
            assert PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath())) == 'rw-------' : path
            assert PosixFilePermissions.toString(Files.getPosixFilePermissions(file.parentFile.toPath())) == 'rwx------' : path
        }
        return
    }
    look(path, file.bytes)
    if (file.name ==~ /.*\.(jar|zip)/) {
        file.withInputStream { entries(path, it) }
    }
}
assert found.empty : "${found.size()} canaries:\n${found.take(60).join('\n')}"
println "Searched ${searched} files; the secrets are handed to tasks in ${handed}."
assert handed.size() == 2
assert searched > 100
return true
