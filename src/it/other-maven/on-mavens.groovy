import groovy.xml.XmlUtil

// The page "Start in an existing project", done as it says on the oldest Maven that is promised; then goals that talk to
// the service, a release, and the release run in an empty folder. every-maven does it on each version of Maven that was
// unpacked, on the oldest and on the newest JDK, and with the plugins that a Maven takes when a POM does not name them; one
// that is too old is told so.
def windows = System.getProperty('os.name').startsWith('Windows')
def every = basedir.name == 'every-maven'
def jdks = evaluate(new File(sources, 'other-jdk/jdks.groovy'))
def oldest = new File(mavens, 'apache-maven-3.6.3')
assert oldest.directory
def tooOld = new File(mavens, 'apache-maven-3.5.4')
def homes = every
    ? new File(mavens).listFiles().findAll { new File(it, 'bin').directory && it != tooOld }.sort { it.name }
    : [oldest]
def runsOn = every ? [jdks.first(), jdks.last()].unique() : [[version: Runtime.version().feature(),
    home: new File(System.getProperty('java.home'))]]

def page = evaluate(new File(sources, 'other-maven/page.groovy'))

def settings = new File(basedir, 'settings.xml')
settings.text = new File(sources, 'it-settings.xml').text
    .replace('@localRepositoryUrl@', XmlUtil.escapeXml(new File(localRepository).toURI().toString()))
def maven = { File home, Map jdk, File folder, String name, List<String> words ->
    def log = new File(folder.parentFile, "${name}.log")
    def all = [new File(home, windows ? 'bin/mvn.cmd' : 'bin/mvn').path, '-B', '-gs', settings.path,
        "-Dmaven.repo.local=${localRepositoryPath}"] + words
    def builder = new ProcessBuilder(all.collect { it.toString() })
        .directory(folder)
        .redirectErrorStream(true)
        .redirectOutput(log)
    builder.environment().putAll([JAVA_HOME: jdk.home.path, COLUMNS: '250', MAVEN_BASEDIR: folder.path,
        MAVEN_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'])
    ['M2_HOME', 'MAVEN_HOME', 'MAVEN_ARGS'].each { builder.environment().remove(it) }
    def code = builder.start().waitFor()
    assert code == (home == tooOld ? 1 : 0) : "${home.name} on ${jdk.version}\n${log.text}"
    log.text.normalize()
}
// A JVM says who calls what it will take away: Maven may, we do not.
def complaints = { File home, String text ->
    text.readLines().findAll { it.contains('has been called by') && !it.contains(home.name) }
}

def plugin = "io.github.vertexmaven:vertexai-maven-plugin:${version}"
def table = [homes, runsOn].combinations().collect { home, jdk ->
    def begin = System.nanoTime()
    def place = new File(basedir, "${home.name}-jdk-${jdk.version}")
    def project = new File(place, 'orders')
    def elsewhere = new File(place, 'elsewhere')
    elsewhere.mkdirs()
    // The page leaves versions to Maven.
    page.write(project, every ? '' : page.pinned)
    new File(project, '.mvn').deleteDir()

    def begun = maven(home, jdk, project, 'init', page.command('vertexai:init'))
    assert begun.contains('[INFO] Wrote conf/base/vertexai.yml\n')
    def local = maven(home, jdk, project, 'package', page.command('package'))
    assert local =~ /\[INFO\] 1 of 1 nodes? done in /
    assert new File(project, 'data/08_reporting/turnover.json').text.contains('4.0')

    def deployed = maven(home, jdk, project, 'deploy',
        ['deploy', 'vertexai:list-pipelines', 'vertexai:status', 'vertexai:logs', 'vertexai:schedule', 'vertexai:diff',
         'vertexai:check', 'vertexai:config', 'vertexai:ui', '-Dvertexai.envs=local'])
    assert deployed =~ /\[INFO\] 1 of 1 tasks? done, in /
    assert deployed =~ /\[INFO\] orders-\d{14}-[0-9a-f]{4} +succeeded /
    assert deployed =~ /\[INFO\] Job orders-\d{14}-[0-9a-f]{4}: succeeded\n/
    assert deployed.contains(':logs (default-cli) @ orders ---\n')
    assert deployed =~ /\[INFO\] Created __default__\/daily \(\d+\)\./
    assert deployed.contains('[INFO]   Nothing changes.\n')
    def installed = new File(localRepositoryPath, "com/acme/${basedir.name}/orders/1.0").list() as List
    assert installed.containsAll(['orders-1.0-default-local.json', 'orders-1.0-vertexai-code.zip'])

    def run = maven(home, jdk, elsewhere, 'release', ["${plugin}:run-once", "${plugin}:schedule", "${plugin}:list-pipelines",
        "-Dvertexai.artifact=com.acme.${basedir.name}:orders:1.0", '-Dvertexai.env=local', '-Dvertexai.endpoint=emulator'])
    assert run.contains("[INFO] Spec      com.acme.${basedir.name}:orders:1.0 (default-local)\n")
    assert run =~ /\[INFO\] 1 of 1 tasks? done, in /
    assert run =~ /\[INFO\] Created __default__\/daily \(\d+\)\./
    assert elsewhere.list().sort() as List == ['.vertexai', 'target']
    place.eachFileRecurse {
        if (it.name.endsWith('.log')) {
            def found = complaints(home, it.getText('UTF-8'))
            assert found.empty : "${home.name} on ${jdk.version}, ${it}\n${found.join('\n')}"
        }
    }
    [home.name - 'apache-maven-', jdk.version, 'passed', (System.nanoTime() - begin).intdiv(1_000_000_000)]
}

if (every) {
    def project = new File(basedir, 'too-old/orders')
    page.write(project, page.pinned)
    def refused = maven(tooOld, jdks.first(), project, 'init', page.command('vertexai:init'))
    assert refused.readLines().findAll { it.startsWith('[ERROR] Failed') } == ['[ERROR] Failed to execute goal ' +
        "${plugin}:init (default-cli) on project orders: The plugin ${plugin} requires Maven version 3.6.3 -> [Help 1]"]
    table << [tooOld.name - 'apache-maven-', jdks.first().version, 'refused', '']
}
println 'init, package, run-local, deploy, run-once, list-pipelines, status, logs, schedule, diff, check, config, ui, a release made and run:'
([['Maven', 'JDK', 'result', 'seconds']] + table).each { println it*.toString()*.padRight(12).join('').trim() }
// Anything else than true or nothing fails the build.
return true
