import groovy.xml.XmlUtil

// What other-maven does on the oldest Maven, on each version of Maven that was unpacked, on the oldest and on the newest
// JDK, and with the plugins that a Maven takes when a POM does not name them. A Maven that is too old is refused.
def windows = System.getProperty('os.name').startsWith('Windows')
def jdks = evaluate(new File(sources, 'other-jdk/jdks.groovy'))
def tooOld = new File(mavens, 'apache-maven-3.5.4')
def homes = new File(mavens).listFiles().findAll { new File(it, 'bin').directory && it != tooOld }.sort { it.name }
assert homes*.name.containsAll(['apache-maven-3.6.3', 'apache-maven-3.8.8'])
def runsOn = [jdks.first(), jdks.last()].unique()

def checks = evaluate(new File(sources, 'other-maven/checks.groovy'))
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
def plugin = "io.github.vertexmaven:vertexai-maven-plugin:${version}"
def table = [homes, runsOn].combinations().collect { home, jdk ->
    def begin = System.nanoTime()
    def place = new File(basedir, "${home.name}-jdk-${jdk.version}")
    def project = new File(place, 'orders')
    def elsewhere = new File(place, 'elsewhere')
    elsewhere.mkdirs()
    // The page leaves versions to Maven.
    page.write(project, '')
    new File(project, '.mvn').deleteDir()

    checks.begun(maven(home, jdk, project, 'init', page.command('vertexai:init')))
    checks.packaged(project, maven(home, jdk, project, 'package', page.command('package')))
    checks.deployed(maven(home, jdk, project, 'deploy', checks.goals.deploy))
    checks.released(elsewhere, maven(home, jdk, elsewhere, 'release', checks.goals.release))
    def fresh = new File(place, 'fresh')
    fresh.mkdirs()
    checks.created(new File(fresh, 'tiny'), maven(home, jdk, fresh, 'create',
        ["${plugin}:create", '-Dvertexai.starter=minimal', '-DartifactId=tiny']))
    assert maven(home, jdk, new File(fresh, 'tiny'), 'tiny', ['package', 'vertexai:run-local']) =~ /1 of 1 nodes? done in /
    place.eachFileRecurse {
        if (it.name.endsWith('.log')) {
            def found = checks.complaints(home, it.getText('UTF-8'))
            assert found.empty : "${home.name} on ${jdk.version}, ${it}\n${found.join('\n')}"
        }
    }
    [home.name - 'apache-maven-', jdk.version, 'passed', (System.nanoTime() - begin).intdiv(1_000_000_000)]
}

def project = new File(basedir, 'too-old/orders')
page.write(project, page.pinned)
def refused = maven(tooOld, jdks.first(), project, 'init', page.command('vertexai:init'))
assert refused.readLines().findAll { it.startsWith('[ERROR] Failed') } == ['[ERROR] Failed to execute goal ' +
    "${plugin}:init (default-cli) on project orders: The plugin ${plugin} requires Maven version 3.6.3 -> [Help 1]"]
table << [tooOld.name - 'apache-maven-', jdks.first().version, 'refused', '']
println 'init, package, run-local, deploy, run-once, list-pipelines, status, logs, schedule, diff, check, config, ui, a release made and run, a project created and run:'
([['Maven', 'JDK', 'result', 'seconds']] + table).each { println it*.toString()*.padRight(12).join('').trim() }
// Anything else than true or nothing fails the build.
return true
