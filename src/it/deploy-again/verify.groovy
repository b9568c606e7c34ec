import groovy.json.JsonSlurper

// The project is changed between the runs.
def log = new File(basedir, 'build.log').text.normalize()
def (daily, nightly, impossible) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def starter = new File(basedir, 'starter')
def report = { ->
    def page = new File(starter, 'target/vertexai/spaceflights.run.html').text
    new JsonSlurper().parseText(page.split('<script type="application/json" id="data">')[1].split('</script>')[0])
}
if (System.getProperty('os.name').startsWith('Windows')) {
    return true
}
def script = ['/usr/bin/script'].find { new File(it).canExecute() && System.getProperty('os.name') == 'Linux' }
def start = { String name, List<String> words, File folder = starter, int columns = 250, boolean terminal = false ->
    def command = ["${System.getProperty('maven.home')}/bin/mvn", '-o', "-Dmaven.repo.local=${localRepositoryPath}",
        "-Dmaven.repo.local.tail=${localRepository}"] + (terminal ? [] : ['-B']) + words
    if (terminal) {
        def line = command.collect { "'" + it.toString().replace("'", "'\\''") + "'" }.join(' ')
        command = [script, '-qec', "stty cols ${columns} rows 30; ${line}", '/dev/null']
    }
    def builder = new ProcessBuilder(command.collect { it.toString() })
        .directory(folder)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, "${name}.log"))
    builder.environment().put('MAVEN_OPTS', '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC')
    builder.environment().put('MAVEN_BASEDIR', folder.path)
    // A terminal that knows links, if it is one.
    builder.environment().put('TERM', 'xterm-kitty')
    if (terminal) {
        ['CI', 'COLUMNS', 'NO_COLOR'].each { builder.environment().remove(it) }
    } else {
        builder.environment().put('COLUMNS', columns.toString())
    }
    builder.start()
}
def maven = { String name, int code, List<String> words, int columns = 250, boolean terminal = false ->
    def process = start(name, words, starter, columns, terminal)
    def said = new File(basedir, "${name}.log")
    assert process.waitFor() == code : said.text
    said.text.normalize()
}
// A command that was printed, as a shell would take it.
def printed = { String text, String before ->
    (text =~ /${before}mvn (.*)\n/)[0][1].tokenize(' ')
}
def nodes = 'src/main/java/com/example/spaceflights'
def edit = { String path, Closure<String> change ->
    def file = new File(starter, path)
    file.text = change(file.text)
}

// Without a declaration a pipeline is scheduled daily, and once.
def (once, twice) = daily.split(/--- vertexai[^\n]*:schedule /)[1..2]
assert once =~ /create +__default__  daily +0 0 \* \* \* UTC\n/
assert once =~ /Next runs of __default__\/daily \(UTC\): (\w{3} \d{4}-\d{2}-\d{2} 00:00(, |\n)){5}/
assert once =~ /Created __default__\/daily \(\d+\)\./
assert once.contains('Schedules start runs only while the emulator is running')
assert twice =~ /unchanged +__default__  daily/
assert twice.contains('Nothing to do.')

// Another environment has its own, and leaves that one alone.
assert nightly =~ /create +__default__ +nightly +0 3 \* \* MON-FRI Europe\/Oslo/
assert nightly =~ /create +data_processing +hourly +0 \* \* \* \* UTC +paused/
assert nightly.contains('Next runs of data_processing/hourly (UTC): none while it is paused')
assert nightly =~ /\d+ +Flights 1 \(data_processing\/hourly\) +paused /
assert nightly =~ /\d+ +Flights 1 \(__default__\/nightly\) +active +0 3 \* \* MON-FRI Europe\/Oslo +\d{4}-/
assert nightly =~ /\d+ +spaceflights daily +active +0 0 \* \* \* UTC/

// All problems of all schedules, and nothing was made.
assert impossible.contains('3 problems:')
assert impossible =~ /conf\/impossible\/vertexai\.yml:5: schedule data_procesing\/nightly: .*did you mean 'data_processing'/
assert impossible =~ /conf\/impossible\/vertexai\.yml:10: model_options\.test_sise: is not a component of ModelOptions; did you mean 'test_size'/
assert impossible.contains('much')
assert !impossible.contains('Created')
assert !impossible.contains('org.apache.maven.lifecycle')

// A comment that moves every line, compiled from nothing, is no change.
edit("${nodes}/DataScience.java") { it.replaceFirst('\n', '\n\n/* A remark. */\n') }
edit("${nodes}/DataProcessing.java") { it.replaceFirst('\n', '\n\n/* A remark. */\n') }
def scheduled = (log =~ /Created __default__\/daily \((\d+)\)\./)[0][1]
def compared = ['vertexai:diff', "-Dvertexai.schedule=${scheduled}", '-Dvertexai.failOnChange']
def remark = maven('remark', 0, ['clean', 'deploy', '-DskipTests', '-Dvertexai.env=local',
    'vertexai:diff', "-Dvertexai.schedule=${scheduled}", '-Dvertexai.failOnChange'])
assert remark.contains('Uploaded nothing: the bucket has all code and data.')
assert remark.contains('[INFO] All 8 tasks reused from the cache')
assert remark.contains("From schedule ${scheduled} to target/vertexai/spaceflights.json:\n[INFO]   Nothing changes.")

// A raw file concerns its readers and those after them. A failure names the task, the node's own exception, the way
// to all of its output, and the way to go on.
edit('data/01_raw/companies.csv') { it.readLines().dropRight(1).join('\n') + '\n' }
def failing = maven('failing', 1, ['vertexai:run-once', '-Dvertexai.params=model_options.features=[wings]'])
assert failing.contains('[INFO] Uploaded 1 object, ')
assert failing =~ /cached +preprocess_shuttles_node/
assert failing =~ /preprocess_companies_node +done .* changed: input companies\n/
assert failing =~ /done +preprocess_companies_node/
assert failing =~ /done +create_model_input_table_node/
assert failing.contains("Task 'split_data_node' failed: java.lang.IllegalArgumentException: features: there is no column 'wings' in model_input_table\n")
assert failing =~ /\|     at .*DataScience\.java:\d+/
assert !failing.contains('org.apache.maven.lifecycle')

// Its report shows the same to people.
def told = report()
def tasks = told.run.tasks.collectEntries { [it.name, it] }
assert told.run.outcome == 'failed'
assert told.run.error.startsWith("Task 'split_data_node' failed: java.lang.IllegalArgumentException")
assert tasks.split_data_node.state == 'failed'
assert tasks.split_data_node.log.any { it.contains("there is no column 'wings'") }
assert tasks.preprocess_companies_node.why == 'changed: input companies'
assert tasks.preprocess_shuttles_node.state == 'reused'
assert tasks.evaluate_model_node == null || tasks.evaluate_model_node.state == 'not-run'
assert told.run.given == [['model_options', '{test_size=0.2, random_state=3, features=[wings]}']]
assert told.nodes.find { it.name == 'split_data_node' }.at ==~ /DataScience.java:\d+/

def whole = maven('whole', 0, printed(failing, 'Whole output: ') + ['vertexai:list-pipelines', 'vertexai:status'], 70)
assert whole.contains('[INFO] --- split_data_node\n')
assert whole.contains("[INFO] java.lang.IllegalArgumentException: features: there is no column 'wings' in model_input_table\n")
assert whole.take(whole.indexOf(':list-pipelines ')).count('_node\n') == 1

// Tables fit, whatever is in them; a note goes on below, and nothing is there that only a terminal understands.
def tables = whole.substring(whole.indexOf(':list-pipelines ')).readLines().findAll { it.startsWith('[INFO] ') }
def table = { String title -> tables.dropWhile { !it.startsWith("[INFO] ${title} ") }.takeWhile { it.trim() != '[INFO]' } }
['Job', 'Schedule', 'Task'].each { title ->
    assert table(title).size() > 2
    assert table(title).every { it.length() <= 70 }
}
assert table('Job').tail().every { it =~ /^\[INFO\] spaceflights-\d{14}-[0-9a-f]{4} +(succeeded|failed) +\d{4}-\d\d-\d\d \d\d:\d\d$/ }
assert table('Schedule').any { it.contains('…') }
def notes = table('Task')[0].indexOf('Seconds') + 'Seconds  '.length()
assert table('Task').any { it.take(notes).trim() == '[INFO]' && it.length() > notes }
assert table('Task').join().replaceAll(/\[INFO\] +/, ' ').contains('changed: input companies')
assert !whole.contains('\u001b')

def again = printed(failing, 'Fix the cause, then run: ')
assert again[0] == 'vertexai:run-once'
assert again[1] == "'-Dvertexai.params=model_options.features=[wings]'"
def failedJob = (failing =~ /Job +(spaceflights-\S+)/)[0][1]
def resumed = maven('resumed', 0,
    ['vertexai:run-once', "-Dvertexai.resume=${failedJob}", '-Dvertexai.params=model_options.features=[engines]'])
assert resumed =~ /Continues job ${failedJob}: 4 tasks are done, 4 are left\./
// On a terminal one table shows how the run goes on, and ids are links.
def mended = maven('mended', 0,
    ['vertexai:run-once', '-Dvertexai.wait', '-Dvertexai.timeout=30m', 'vertexai:list-pipelines'], 90, script != null)
assert mended.contains('Uploaded nothing')
assert mended.contains('4 of 8 tasks done, 4 reused from the cache')
if (script != null) {
    assert mended =~ /\u001b\[14A\u001b\[2K/
    assert mended =~ /\u001b\]8;;http:\/\/127\.0\.0\.1:\d+\/#\/jobs\/(spaceflights-\d{14}-[0-9a-f]{4})\u001b\\\1\u001b\]8;;\u001b\\ +succeeded /
    def seen = mended.replaceAll(/\u001b\][^\u001b]*\u001b\\|\u001b\[[0-9;]*[A-Za-z]/, '').replace('\r', '')
    assert seen.readLines().findAll { it =~ /^(\[INFO\] )?(Task|Job|Schedule|\w+_node|spaceflights-)/ }.every { it.length() <= 90 }
}

// Code concerns the tasks that can reach it, and those after them.
edit("${nodes}/DataScience.java") { it.replaceFirst('0.01, 0.5', '0.02, 0.5') }
def code = maven('code', 1, ['deploy', '-Dvertexai.run_config.labels.team=x'] + compared)
assert code =~ /Uploaded \d+ objects, [0-9.]+ (bytes|kB|MB)\./
assert code.contains('[INFO] 5 of 8 tasks done, 3 reused from the cache')
assert code =~ /split_data_node +done .* changed: class com\.example\.spaceflights\.DataScience\n/

// A schedule runs what it was made of, and a build server that is told to minds the difference.
assert code =~ /\[INFO\]   tasks? [\w, ]*split_data_node[\w, ]*: code or nodes changed\n/
assert code.contains('[INFO]   run: label team none → x\n')
assert code.contains("The pipeline differs from schedule ${scheduled}, and -Dvertexai.failOnChange is set; " +
    'target/vertexai/spaceflights.diff shows how.')

// Its report shows the data, in whatever format it lies in the bucket.
def seen = report().run.written.collectEntries { [it.dataset, it.preview] }
assert seen.model_input_table.kind == 'table'
assert seen.model_input_table.columns.find { it.name == 'price' }.type == 'double'
assert seen.model_input_table.head.size() == 10
assert report().run.written.find { it.dataset == 'metrics' }.numbers.contains(['rows', '31'])
assert seen.regressor.kind == 'none'
assert seen.predictions_plot.kind == 'image'
assert seen.shuttle_types.kind == 'table'
assert seen.values().every { it.kind in ['table', 'text', 'image', 'none'] && it.bytes > 0 }

// Fewer tasks come to the same bytes.
def grouped = maven('grouped', 0,
    ['vertexai:diff', 'vertexai:compile', 'vertexai:run-once', '-Dvertexai.run_config.grouping.strategy=auto'])
assert grouped =~ /Plan of pipeline '__default__' \(auto\): ([23] tasks|1 task) for 8 nodes/
assert grouped =~ /From job \S+ to target\/vertexai\/spaceflights\.json:\n(\[INFO\]   .*\n)*\[INFO\]   tasks? [\w, ]+: removed\n/
// What a run costs in the cloud says nothing of the emulator.
assert !grouped.contains('expected: ')
assert grouped =~ /([123]) of \1 tasks done, in /
def metrics = { String said ->
    new File(starter, ".vertexai/buckets/${(said =~ /wrote metrics +gs:\/\/(\S+)/)[0][1]}").bytes
}
assert metrics(grouped) == metrics(code)
def plan = new JsonSlurper().parse(new File(starter, 'target/vertexai/spaceflights-plan.json'))
assert plan.tasks.nodes.flatten().size() == 8
assert plan.expected.seconds < plan.oneTaskPerNode.seconds

// How long its nodes took is kept for the next plan.
maven('durations', 0, ['vertexai:status', '-Dvertexai.saveDurations'])
assert new File(starter, 'conf/local/vertexai-durations.yml').text.contains('evaluate_model_node')

// An emulator stands until its goal is stopped.
def elsewhere = new File(basedir, 'elsewhere')
elsewhere.mkdirs()
def standing = start('standing', ["io.github.vertexmaven:vertexai-maven-plugin:${version}:emulator"], elsewhere)
try {
    for (int i = 0; i < 2400 && standing.alive && !new File(basedir, 'standing.log').text.contains('Stop it with Ctrl-C.'); i++) {
        Thread.sleep(50)
    }
    assert new File(basedir, 'standing.log').text =~ /Emulator of Vertex AI Pipelines: gRPC 127\.0\.0\.1:\d+, REST and storage http:/
} finally {
    standing.destroy()
    standing.waitFor()
}

evaluate(new File(documentation, 'check-output.groovy'))
