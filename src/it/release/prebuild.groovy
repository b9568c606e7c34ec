def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))
new File(starter, 'environments.properties').bytes = new File(basedir, 'environments.properties').bytes
new File(basedir, 'elsewhere').mkdirs()

// A repository of templates that keeps what it is sent.
def kept = [:]
def server = com.sun.net.httpserver.HttpServer.create(
        new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
server.createContext('/') { exchange ->
    def body = exchange.requestBody.getText('UTF-8')
    def path = exchange.requestURI.path
    def answer
    if (exchange.requestMethod == 'POST') {
        def boundary = exchange.requestHeaders.getFirst('Content-Type').split('boundary=')[1]
        def parts = body.split('--' + boundary).findAll { it.contains('form-data') }
        def name = (body =~ /filename="([^"]+)\.yaml"/)[0][1]
        def tags = parts[0].split('\r\n\r\n')[1].strip().split(',')
        tags.each { kept[path + '/' + name + '/' + it] = parts[1].split('\r\n\r\n', 2)[1].strip() }
        answer = name + '/sha256:11'
    } else {
        answer = kept[path]
    }
    def bytes = (answer ?: 'nothing').getBytes('UTF-8')
    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length)
    exchange.responseBody.write(bytes)
    exchange.close()
}
server.start()
context.server = server
new File(starter, 'conf/local/vertexai.yml') << """
run_config:
  template_repository: http://127.0.0.1:${server.address.port}/acme/pipelines
"""
def address = "http://127.0.0.1:${server.address.port}/acme/pipelines/spaceflights/latest"
new File(starter, 'template.properties').text = "vertexai.spec = ${address}\n"
return true
