import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def (processes, stock, own, again, nowhere, strict, every) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def starter = new File(basedir, 'starter')
def metrics = { String text ->
    def uri = (text =~ /wrote metrics +gs:\/\/(\S+)/)[0][1]
    new JsonSlurper().parse(new File(starter, ".vertexai/buckets/${uri}"))
}

// The same results, whatever the tasks run in.
[processes, stock, own, strict, every].each { assert it.contains('[INFO] 8 of 8 tasks done, in ') }
assert metrics(stock) == metrics(processes)
assert metrics(own) == metrics(processes)
assert metrics(strict) == metrics(processes)
assert metrics(every) == metrics(processes)
[strict, every].each { assert it.contains("In        experiment 'flights-strict'") }

// The image is built, handed to the emulator by its digest, and not built again.
def built = (own =~ /Built     localhost\/vertexai-it\/flights@sha256:([0-9a-f]{64})\n/)[0][1]
assert new File(starter, ".vertexai/images/${built}.tar").exists()
assert again.contains("Image     localhost/vertexai-it/flights@sha256:${built}\n")
assert own.contains('Building localhost/vertexai-it/flights:1 on scratch for the emulator')
assert !again.contains('for the emulator')
assert again.contains('[INFO] All 8 tasks reused from the cache')
[stock, own, every].each { text ->
    def job = (text =~ /Job       (\S+)/)[0][1]
    def folder = new File(starter, '.vertexai/jobs').listFiles().find { it.name.endsWith(".${job}") }
    assert new File(folder, 'logs/job.jsonl').text.contains('Each task runs in its image, with podman.')
}

// No other image runs in its place.
assert nowhere.contains('The image localhost/vertexai-it/nowhere:1 is not on this machine and cannot be pulled')

// Nothing is left, and disks are small.
def left = ['podman', '--root', "${basedir}/store", '--runroot', "${basedir}/run", '--storage-driver', 'vfs', 'ps', '-aq']
    .collect { it.toString() }.execute().text.trim()
assert left == ''
['store', 'run', 'root'].each { new File(basedir, it).deleteDir() }
new File(basedir, 'stock.tar').delete()
return true
