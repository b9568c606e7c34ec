import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def runs = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def (first, second, params, failing, dry, jobs, local, spec) = runs

// The first run does everything.
assert first =~ /Uploaded \d+ objects, \d+ kB\./
assert first.contains('[INFO] 6 of 6 tasks done, in ')
assert first =~ /wrote metrics  gs:\/\/my-bucket\/spaceflights\/vertexai-runs\/\S+  r2 = 0\./
assert first.contains('[INFO] Spec      target/vertexai/spaceflights.json')

// The second one nothing, although all classes were compiled anew.
assert second.contains('Uploaded nothing: all code and data is there already.')
assert second.contains('[INFO] All 6 tasks reused from the cache')

// A parameter concerns those that read it, and those after them.
assert params.contains('Uploaded nothing')
assert params =~ /cached +create_model_input_table_node/
assert params =~ /done +split_data_node/
assert params.contains('[INFO] 3 of 6 tasks done, 3 reused from the cache')

// A failure names the task, the node's own exception and the way to all of its output.
assert failing.contains("Task 'split_data_node' failed: java.lang.IllegalArgumentException: features: there is no column 'wings' in model_input_table\n")
assert failing =~ /\|     at .*DataScience\.java:\d+/
assert failing =~ /mvn vertexai:logs -Dvertexai\.job=spaceflights-\d{14}-[0-9a-f]{4} -Dvertexai\.task=/
assert !failing.contains('org.apache.maven.lifecycle')

assert dry.contains('Dry run: nothing is uploaded or submitted.')
assert dry =~ /Upload      gs:\/\/my-bucket\/spaceflights\/vertexai-code\/launch-[0-9a-f]{32}\.jar/

assert jobs.count('succeeded') == 3
assert jobs.count(' failed') >= 1
assert jobs =~ /http:\/\/127\.0\.0\.1:\d+\/v1\/projects\/emulator\//

// What runs in one process and what runs task by task come to the same numbers.
def inOneProcess = new JsonSlurper().parse(new File(basedir, 'starter/data/08_reporting/metrics.json'))
def uri = (first =~ /wrote metrics  gs:\/\/(\S+)/)[0][1]
def taskByTask = new JsonSlurper().parse(new File(basedir, "starter/.vertexai/buckets/${uri}"))
assert inOneProcess == taskByTask

assert spec.contains('[INFO] All 6 tasks reused from the cache')
