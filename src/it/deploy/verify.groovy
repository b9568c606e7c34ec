import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def (first, params, dry, jobs, failing, spec) = log.split(/\[INFO\] Scanning for projects/)[1..-1]

// The first run does everything.
assert first =~ /Uploaded \d+ objects, [0-9.]+ (bytes|kB|MB)\./
assert first.contains('[INFO] 8 of 8 tasks done, in ')
assert first =~ /wrote metrics +gs:\/\/my-bucket\/spaceflights\/vertexai-runs\/\S+ +mae = [0-9.]+, r2 = 0\.[0-9]+, rmse = [0-9.]+, rows = 31\n/
// All that was written is named, in columns.
assert (first =~ /wrote (model_input_table|preprocessed_companies|preprocessed_shuttles|regressor|x_train) +gs:/).count == 5
assert (first =~ /(wrote \S+ +)gs:/).collect { it[1].length() }.toSet().size() == 1
assert first.contains('[INFO] Spec      target/vertexai/spaceflights.json')

// A parameter concerns those that read it, and those after them.
assert params.contains('Uploaded nothing')
assert params =~ /cached +create_model_input_table_node/
assert params =~ /done +split_data_node/
assert params.contains('[INFO] 4 of 8 tasks done, 4 reused from the cache')
def firstJob = (first =~ /Job       (\S+)/)[0][1]
assert params =~ /create_model_input_table_node +cached +from ${firstJob}\n/
assert params =~ /split_data_node +done .* changed: parameter model_options\n/
assert params =~ /evaluate_model_node +done .* changed: results of split_data_node, results of train_model_node\n/

// Nothing changes from the last run to one with the same parameter.
assert params =~ /From job \S+ to target\/vertexai\/spaceflights\.json:\n\[INFO\]   Nothing changes\./

assert dry.contains('Dry run: nothing is uploaded or submitted.')
assert dry =~ /Upload +[0-9.]+ k?B  gs:\/\/my-bucket\/spaceflights\/vertexai-code\/launch-[0-9a-f]{32}\.jar/
// What the first run uploaded is what the dry run names, and the request is there to be read.
assert dry.readLines().count { it =~ /Upload +[0-9.]+ (bytes?|kB|MB)  gs:/ } == ((first =~ /Uploaded (\d+) objects/)[0][1] as int)
assert dry =~ /Request     POST v1\/projects\/emulator\/locations\/us-central1\/pipelineJobs\?pipelineJobId=spaceflights-/
assert dry.contains('"pipelineSpec": "as in target/vertexai/spaceflights.json"')

assert jobs.count('succeeded') == 3
assert jobs =~ /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+#\/jobs\n/
assert jobs =~ /http:\/\/127\.0\.0\.1:\d+\/#\/jobs\/spaceflights-\S+\n/
assert first =~ /See       http:\/\/127\.0\.0\.1:\d+\/#\/jobs\/${firstJob}\n/

// What runs in one process and what runs task by task come to the same numbers.
def starter = new File(basedir, 'starter')

// The report of the last job, that of the spec alone, says from where its results came.
def report = { ->
    def page = new File(starter, 'target/vertexai/spaceflights.run.html').text
    new JsonSlurper().parseText(page.split('<script type="application/json" id="data">')[1].split('</script>')[0])
}
assert report().run.outcome == 'succeeded'
assert report().run.facts[1] == ['spec', 'target/vertexai/spaceflights.json']
assert report().run.tasks.findAll { it.state == 'reused' && it.why =~ /^from spaceflights-/ }.size() == 8
assert report().nodes*.name.containsAll(['split_data_node', 'evaluate_model_node'])
def inOneProcess = new JsonSlurper().parse(new File(starter, 'data/08_reporting/metrics.json'))
def uri = (first =~ /wrote metrics +gs:\/\/(\S+)/)[0][1]
def taskByTask = new JsonSlurper().parse(new File(starter, ".vertexai/buckets/${uri}"))
assert inOneProcess == taskByTask

assert spec.contains('[INFO] All 8 tasks reused from the cache')

// A failure names the task, the node's own exception with its line, the way to all of its output, and the way to go on.
assert failing.contains("Task 'split_data_node' failed: java.lang.IllegalArgumentException: features: there is no column 'wings' in model_input_table\n")
assert failing =~ /\|     at .*DataScience\.java:\d+/
assert failing =~ /Whole output: mvn vertexai:logs .*\n/
assert failing =~ /Fix the cause, then run: mvn vertexai:run-once '-Dvertexai\.params=model_options\.features=\[wings\]'.*\n/
assert !failing.contains('org.apache.maven.lifecycle')

// The picture of the README is this report. With -Dgolden.update it is taken anew.
def picture = new File(documentation, 'pages/run.png')
if (update == 'true') {
    def page = new File(starter, 'target/vertexai/spaceflights.run.html').toURI().toString()
    def taken = ['/usr/bin/chromium', '--headless', '--no-sandbox', '--hide-scrollbars', '--force-device-scale-factor=1',
        '--virtual-time-budget=3000', '--window-size=1400,860', "--screenshot=${picture}", page].execute()
    taken.consumeProcessOutput(new StringBuilder(), new StringBuilder())
    assert taken.waitFor() == 0
}
assert picture.length() > 10_000 && picture.length() < 400_000

evaluate(new File(documentation, 'check-output.groovy'))
