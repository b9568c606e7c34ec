import com.sun.net.httpserver.HttpServer
import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.security.KeyStore
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext

// Google's hosts on this machine: a proxy that ends TLS in their name and hands on to an emulator. A Maven that goes by
// the proxy and trusts its certificate is, with Google's client libraries, the very one that goes to the cloud.
// Variables: folder, http and grpc (the emulator's addresses), token (what it answers to, which here is what Google's
// sign-in gives, too). Answer: mavenOpts, key (of a service account), seen (what
// was asked for, with the token), store and password (of the certificate, which is good for 127.0.0.1 too), close.

def password = 'changeit'
def seen = new CopyOnWriteArrayList<String>()
def threads = Executors.newCachedThreadPool { work -> new Thread(work).tap { daemon = true } }
def here = { -> new InetSocketAddress(InetAddress.loopbackAddress, 0) }

def store = new File(folder, 'google.p12')
def names = ['europe-west1-aiplatform', 'storage', 'logging'].collect { "dns:${it}.googleapis.com" } + 'ip:127.0.0.1'
def keytool = [System.getProperty('java.home') + '/bin/keytool', '-genkeypair', '-alias', 'google', '-keyalg', 'RSA',
    '-dname', 'CN=google', '-ext', 'san=' + names.join(','), '-storetype', 'PKCS12', '-storepass', password,
    '-keystore', store.path].execute()
assert keytool.waitFor() == 0 : keytool.text
def keys = KeyStore.getInstance(store, password.toCharArray())
def managers = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
managers.init(keys, password.toCharArray())
def tls = SSLContext.getInstance('TLS')
tls.init(managers.keyManagers, null, null)

// Cloud Storage: each request is made again at the emulator.
def client = HttpClient.newHttpClient()
def storage = HttpsServer.create(here(), 0)
storage.httpsConfigurator = new HttpsConfigurator(tls)
storage.executor = threads
storage.createContext('/') { exchange ->
    def asked = HttpRequest.newBuilder(URI.create("http://${http}${exchange.requestURI}"))
        .method(exchange.requestMethod, HttpRequest.BodyPublishers.ofByteArray(exchange.requestBody.bytes))
    exchange.requestHeaders.each { name, values ->
        if (!(name.toLowerCase() in ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'])) {
            values.each { asked.header(name, it) }
        }
    }
    seen << "storage ${exchange.requestHeaders.getFirst('Authorization') == "Bearer ${token}".toString()}".toString()
    def answer = client.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray())
    answer.headers().map().each { name, values ->
        if (!(name.toLowerCase() in ['content-length', 'transfer-encoding', 'connection'])) {
            values.each { exchange.responseHeaders.add(name, it) }
        }
    }
    def body = answer.body()
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length)
    exchange.responseBody.withCloseable { it.write(body) }
}
storage.start()

// Who asks gets a token for a key.
def accounts = HttpServer.create(here(), 0)
accounts.createContext('/token') { exchange ->
    def said = """{"access_token": "${token}", "expires_in": 3600, "token_type": "Bearer"}""".bytes
    exchange.responseHeaders.add('Content-Type', 'application/json')
    exchange.sendResponseHeaders(200, said.length)
    exchange.responseBody.withCloseable { it.write(said) }
}
accounts.start()

def pump = { InputStream from, OutputStream to ->
    try {
        def bytes = new byte[8192]
        for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
            to.write(bytes, 0, read)
            to.flush()
        }
    } catch (IOException e) {
        // The other end has gone.
    }
}
def join = { Socket one, Socket other ->
    threads.submit { pump(one.inputStream, other.outputStream); other.close() }
    pump(other.inputStream, one.outputStream)
    one.close()
}

// The proxy.
def line = { InputStream from ->
    def text = new StringBuilder()
    for (int c = from.read(); c >= 0 && c != ('\n' as char); c = from.read()) {
        text.append(c as char)
    }
    text.toString().trim()
}
def serve = { Socket caller ->
    def first = line(caller.inputStream)
    while (line(caller.inputStream)) {
    }
    caller.outputStream.write('HTTP/1.1 200 OK\r\n\r\n'.bytes)
    caller.outputStream.flush()
    if (first.startsWith('CONNECT storage.googleapis.com:443 ')) {
        join(caller, new Socket(InetAddress.loopbackAddress, storage.address.port))
    } else if (first.startsWith('CONNECT europe-west1-aiplatform.googleapis.com:443 ')) {
        seen << 'aiplatform'
        def secure = tls.socketFactory.createSocket(caller, null, true)
        secure.setHandshakeApplicationProtocolSelector { socket, offered -> offered.contains('h2') ? 'h2' : '' }
        secure.startHandshake()
        join(secure, new Socket(InetAddress.loopbackAddress, grpc.replaceFirst('.*:', '') as int))
    } else {
        seen << "refused: ${first}".toString()
        caller.close()
    }
}
def proxy = new ServerSocket()
proxy.bind(here())
threads.submit {
    while (!proxy.closed) {
        def socket = proxy.accept()
        threads.submit { serve(socket) }
    }
}

def pair = java.security.KeyPairGenerator.getInstance('RSA').tap { initialize(2048) }.generateKeyPair()
def pem = Base64.encoder.encodeToString(pair.private.encoded)
def key = new File(folder, 'key.json')
key.text = groovy.json.JsonOutput.toJson([type: 'service_account', project_id: 'my-gcp-project', private_key_id: '1',
    client_email: 'robot@my-gcp-project.iam.gserviceaccount.com', client_id: '1',
    token_uri: "http://127.0.0.1:${accounts.address.port}/token".toString(),
    private_key: "-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----\n".toString()])
return [
    mavenOpts: "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=${proxy.localPort} -Djavax.net.ssl.trustStore=${store} " +
        "-Djavax.net.ssl.trustStorePassword=${password}",
    key: key, seen: seen, store: store, password: password,
    close: { -> proxy.close(); storage.stop(0); accounts.stop(0); threads.shutdownNow() }]
