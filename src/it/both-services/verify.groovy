import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def (cluster, again, vertex, part, failing, what) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def bucket = new File(basedir, '.vertexai/buckets/my-bucket')

// On Kubeflow Pipelines: a node that fails once, with a secret as a variable, one as a file, one of credentials.
assert cluster.contains('[INFO] 4 of 4 tasks done, in ')
assert cluster =~ /charge +done +\d+\.\d\d  first run/
assert cluster =~ /tell +done +\d+\.\d\d  is never reused/
assert cluster =~ /Created __default__\/nightly \([0-9a-f-]{36}\)\./
assert new File(basedir, '.vertexai/kubernetes/volumes/marks/shop/charged-1000').text == 'tried'
def run = (cluster =~ /Job       ([0-9a-f-]{36})/)[0][1]

// The same again reuses all that can be, and leaves the schedule.
assert again.contains('[INFO] 1 of 4 tasks done, 3 reused from the cache, in ')
assert again =~ /unchanged +__default__ +nightly/
assert again.contains('[INFO] Nothing to do.')

// On Vertex AI the same project has the same results, and is told the same of how it ended.
assert vertex.contains('[INFO] 4 of 4 tasks done, in ')
assert vertex =~ /Created __default__\/nightly \(\d+\)\./
def found = { File folder, String name ->
    def files = []
    folder.eachFileRecurse { if (it.name == name && it.file) files << it }
    assert files : "$folder has no $name"
    files
}
def onCluster = new File(bucket, "cluster/vertexai-runs/shop/$run")
def onVertex = new File(bucket, 'vertex/vertexai-runs')
def report = new JsonSlurper().parse(found(onCluster, 'report')[0])
assert report.keySet() == ['north', 'proof', 'shops', 'south'] as Set
assert report == new JsonSlurper().parse(found(onVertex, 'report')[0])
def told = { File folder -> (found(folder, 'told')[0].getText('ISO-8859-1') =~ /told: [\w ]+/)[0] }
assert told(onVertex) == 'told: __default__ SUCCEEDED'
assert told(onCluster) == told(onVertex)

// A part of the pipeline finds what the whole one has done.
assert part.contains('[INFO] 1 of 3 tasks done, 2 reused from the cache, in ')

// What runs at the end runs after a failure too, and knows of it.
assert failing.contains("Task 'charge' failed: java.lang.IllegalStateException: 550 is more than 100\n")
assert failing =~ /tell +done +\d+\.\d\d  is never reused/
assert failing =~ /report +not run\n/
assert what.contains('[INFO] told: __default__ FAILED\n')
assert what =~ /[0-9a-f-]{36} +failed /
assert (what =~ /[0-9a-f-]{36} +succeeded /).count == 3
assert what =~ /shop nightly +active +0 3 \* \* MON-FRI UTC/

// Nobody else gets to see the secrets.
['open sesame', 'canary-credential'].each { secret ->
    assert !log.contains(secret)
    new File(basedir, 'target/vertexai').eachFileRecurse { file ->
        if (file.file && !file.name.startsWith('conf')) {
            assert !file.getText('ISO-8859-1').contains('canary-credential') : file
        }
    }
}
return true
