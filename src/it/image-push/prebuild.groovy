import groovy.io.FileType

def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))

// A registry on a free port that ends by itself.
def registry = new File(basedir, 'registry')
registry.mkdirs()
def config = new File(registry, 'config.yml')
config.text = """version: 0.1
log:
  level: info
storage:
  filesystem:
    rootdirectory: ${registry}/storage
http:
  addr: 127.0.0.1:0
"""
def log = new File(registry, 'log.txt')
def program = ['/usr/bin/docker-registry', '/usr/local/bin/docker-registry'].find { new File(it).canExecute() }
def process = new ProcessBuilder('timeout', '600', program, 'serve', config.path)
        .redirectErrorStream(true).redirectOutput(log).start()
new File(registry, 'pid').text = process.pid()
def port = null
for (int i = 0; i < 4800 && port == null; i++) {
    sleep 25
    port = (log.text =~ /listening on 127\.0\.0\.1:(\d+)/).with { it.find() ? it.group(1) : null }
}
assert port != null: log.text

new File(starter, 'conf/prod/vertexai.yml') << """
  code: image
  image: 127.0.0.1:${port}/team/flights:1
  build:
    base_image: scratch
    allow_insecure_registries: true
"""
def changed = new File(basedir, 'another place/changed')
starter.eachFileRecurse(FileType.FILES) { file ->
    def target = new File(changed, starter.toPath().relativize(file.toPath()).toString())
    target.parentFile.mkdirs()
    target.bytes = file.bytes
}
def node = new File(changed, 'src/main/java').toPath()
new File(changed, 'src/main/java').eachFileRecurse(FileType.FILES) { file ->
    if (file.name == 'DataScience.java') {
        assert file.text.contains('public static Split splitData(')
        file.text = file.text.replaceFirst(/(public static Split splitData\([^{]*\{)/, '$1\n    System.out.println("splitting");')
    }
}
return true
