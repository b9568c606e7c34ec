import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def (first, again, vertex, runs, failing, kept, dry, part) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def starter = new File(basedir, 'starter')
def bucket = new File(starter, '.vertexai/buckets/my-bucket')

// The first run does everything, and says where to look.
assert first =~ /Uploaded \d+ objects, [0-9.]+ (bytes|kB|MB)\./
assert first.contains('[INFO] 8 of 8 tasks done, in ')
// What brings code is nobody's task.
assert !(first =~ /\] (\w+ +)?code of /)
assert first =~ /input +companies\n/
assert first =~ /See       http:\/\/127\.0\.0\.1:\d+\/#\/runs\/details\/[0-9a-f-]{36}\n/
assert first.contains("[INFO] In        experiment 'Flights on a cluster'")
def run = (first =~ /Job       ([0-9a-f-]{36})/)[0][1]

// The second reuses everything.
assert again.contains('Uploaded nothing: the bucket has all code and data.')
assert again.contains('[INFO] All 8 tasks reused from the cache')

// Both services come to the same numbers.
def metrics = { File folder ->
    def found = []
    folder.eachFileRecurse { if (it.name ==~ /metrics(\.json)?/ && it.file) found << it }
    assert found : folder
    new JsonSlurper().parse(found.sort { it.lastModified() }.last())
}
assert vertex.contains('[INFO] 8 of 8 tasks done, in ')
assert metrics(new File(bucket, "cluster/vertexai-runs/spaceflights/${run}")) == metrics(new File(bucket, 'spaceflights/vertexai-runs'))

assert runs =~ /[0-9a-f-]{36} +succeeded/
assert runs =~ /preprocess_shuttles_node +cached/
assert runs =~ /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+#\/runs\n/
assert runs =~ /Kubeflow Pipelines at http:\/\/127\.0\.0\.1:\d+ shows its jobs\./
assert runs.contains('Bucket gs://my-bucket: can be read and written.')
assert runs =~ /From job [0-9a-f-]{36} to target\/vertexai\/spaceflights\.json:\n\[INFO\]   Nothing changes\./
assert runs.contains('Jobs in gs://my-bucket/cluster/vertexai-runs that ended more than 7 days ago and have data left: none')

assert failing.contains("Task 'split_data_node' failed: java.lang.IllegalArgumentException: features: there is no column 'wings' in model_input_table\n")
assert failing =~ /\|     at .*DataScience\.java:\d+/

// The same spec is the same version; a schedule that is as declared stays.
def versions = (kept =~ /Registered (spaceflights\S*\/0\.1\.0-snapshot-\S+) in Kubeflow Pipelines\n/).collect { it[1] }
assert versions.size() == 4 && versions.toSet().size() == 2
assert (kept =~ /Created __default__\/nightly \([0-9a-f-]{36}\)\./).count == 1
assert kept.contains('Nothing to do.')
assert kept =~ /active +0 3 \* \* MON-FRI UTC/

assert dry.contains('Dry run: nothing is uploaded or submitted.')
assert dry.contains('Request     POST ')
assert dry.contains('/apis/v2beta1/runs')

// A part of the pipeline finds what the whole one has done.
assert part.contains('[INFO] All 4 tasks reused from the cache')
return true
