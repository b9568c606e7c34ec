import java.nio.file.Files
import static java.nio.charset.StandardCharsets.UTF_8

// A parameter of the project and one of a file arrive as they are, and come out as they are, in every locale of the build
// and of a task. What a terminal cannot show is a question mark there, and nowhere else.
def who = 'J\u00fcrgen \ud83d\ude80 \u65e5\u672c'
def greeting = "${who} from ${who}".toString()

def maven = { String name, Map<String, String> variables, int code, List<String> words, File folder = basedir ->
    def log = new File(basedir, "${name}.log")
    def all = ["${System.getProperty('maven.home')}/bin/mvn", '-B', '-o', "-Dmaven.repo.local=${localRepositoryPath}",
        "-Dmaven.repo.local.tail=${localRepository}", '-Dvertexai.paramsFile=params.yml'] + words
    def builder = new ProcessBuilder(all.collect { it.toString() })
        .directory(folder)
        .redirectErrorStream(true)
        .redirectOutput(log)
    ['LANG', 'LC_ALL', 'LC_CTYPE', 'JAVA_TOOL_OPTIONS'].each { builder.environment().remove(it) }
    builder.environment().putAll([COLUMNS: '250', MAVEN_BASEDIR: folder.path,
        MAVEN_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'] + variables)
    assert builder.start().waitFor() == code : log.getText('UTF-8')
    def text = log.getText('UTF-8').normalize()
    assert !text.contains('InvalidPathException')
    text
}
def read = { String path -> Files.readString(new File(basedir, path).toPath()) }
// A task's artifact, of the last job that made it.
def artifact = { String text, String dataset ->
    read(".vertexai/buckets/${(text =~ /wrote ${dataset} +gs:\/\/(\S+)/)[0][1]}")
}

// A bare container builds in C, and runs what it has built.
def first = maven('c', [LC_ALL: 'C'], 0, ['package', 'vertexai:run-local', 'vertexai:run-once'])
def spec = Files.readAllBytes(new File(basedir, 'target/vertexai/characters.json').toPath())
def answer = read('data/answer.json')
assert read('data/greeting.txt') == greeting
assert answer.contains("\"${greeting}\"") && answer.contains('1234567.891')
assert artifact(first, 'greeting') == greeting
assert artifact(first, 'answer') == answer
assert read('target/vertexai/characters.run.html').contains(greeting)
assert new String(spec, UTF_8).contains(who)

// So does a task whose image has no locale, whose output is kept as it was printed.
def bare = maven('bare', [LC_ALL: 'C'], 0, ['vertexai:run-once', 'vertexai:logs', '-Dvertexai.env=bare', '-Dvertexai.task=greet'])
assert bare.contains('[INFO] 2 of 2 tasks done, in ')
assert artifact(bare, 'greeting') == greeting
assert artifact(bare, 'answer') == answer
assert bare.contains('[INFO] greets J?rgen ? ??\n')
def shown = maven('logs', [LC_ALL: 'C.UTF-8'], 0, ['vertexai:logs', '-Dvertexai.env=bare', '-Dvertexai.task=greet'])
assert shown.contains("[INFO] greets ${who}\n") && shown.contains("[INFO] as ${who}\n")

// What is told of a failure is written as it is.
maven('refused', [LC_ALL: 'C'], 1, ['vertexai:run-local', '-Dvertexai.params=refused=true'])
assert read('target/vertexai/TEST-characters.xml').contains("refuses ${greeting}")
assert read('target/vertexai/characters.run.html').contains("refuses ${greeting}")

// On the command line the JVM of Maven has lost them already.
def lost = maven('lost', [LC_ALL: 'C'], 1, ['vertexai:run-local', "-Dvertexai.params=who=${who}"])
assert lost.contains('-Dvertexai.params came with damaged characters: the locale has only the characters of US-ASCII. ' +
    'Set LC_ALL to a locale with UTF-8, such as C.UTF-8: for goals in the environment of Maven, ' +
    'for tasks in run_config.nodes.<node>.env.')

// A node writes a file of any name; it is the JVM of Maven that cannot name it.
def named = maven('named', [LC_ALL: 'C'], 0, ['vertexai:run-local', '-Dvertexai.env=named'])
assert named =~ /wrote greeting +data\/gr\?+e \?+\.txt\n/
assert new File(basedir, 'data').list().length == 3
assert read('target/vertexai/characters.run.html').contains('data/gr\u00f6\u00dfe \ud83d\ude80.txt')

// Raw data that is to be uploaded must be read by that JVM: nothing is sent in its place.
def raw = maven('raw', [LC_ALL: 'C'], 1, ['vertexai:run-once', '-Dvertexai.env=raw'])
assert raw =~ /'[^']*raw\/gr\?+e \?+\.txt' cannot be the name of a file here: the locale has only the characters of US-ASCII\. /
assert !raw.contains('Uploaded')

// The same bytes come of every language and every locale.
[turkish: [JAVA_TOOL_OPTIONS: '-Duser.language=tr -Duser.country=TR'],
 arabic: [JAVA_TOOL_OPTIONS: '-Duser.language=ar -Duser.country=EG'],
 german: [LC_ALL: 'de_DE.UTF-8']].each { name, variables ->
    new File(basedir, 'data').deleteDir()
    def again = maven(name, variables, 0, ['clean', 'package', 'vertexai:run-local', 'vertexai:run-once'])
    assert Files.readAllBytes(new File(basedir, 'target/vertexai/characters.json').toPath()) == spec : name
    assert read('data/greeting.txt') == greeting
    assert read('data/answer.json') == answer
    assert again.contains('[INFO] All 2 tasks reused from the cache')
}

// A folder and a file may have any name where the locale has it. The JVM of this script must have it too.
if (System.getProperty('sun.jnu.encoding') == 'UTF-8') {
    def folder = new File(basedir, 'gr\u00fcn \u65e5\u672c')
    ['conf', 'raw', 'src', 'pom.xml', 'params.yml'].each { name ->
        def source = new File(basedir, name).toPath()
        Files.walk(source).withCloseable { paths ->
            paths.filter { Files.isRegularFile(it) }.toList()
        }.each { file ->
            def target = folder.toPath().resolve(basedir.toPath().relativize(file).toString())
            Files.createDirectories(target.parent)
            Files.copy(file, target)
        }
    }
    def pom = new File(folder, 'pom.xml')
    pom.setText(pom.getText('UTF-8').replace('../parent', '../../parent'), 'UTF-8')
    def there = maven('folder', [LC_ALL: 'C.UTF-8'], 0,
        ['package', 'vertexai:run-local', 'vertexai:run-once', 'vertexai:jshell', '-Dvertexai.env=named'], folder)
    assert there.contains('[INFO] 2 of 2 tasks done, in ')
    assert Files.readString(folder.toPath().resolve('data/gr\u00f6\u00dfe \ud83d\ude80.txt')) == greeting
    assert new File(folder, 'target/vertexai/project.jsh').getText('UTF-8').contains(
        '/gr~u00fcn ~u65e5~u672c"), "named")'.replace('~', '\\'))
}
return true
