import groovy.json.JsonSlurper
import java.util.concurrent.TimeUnit

def starter = new File(basedir, 'starter')
def log = new File(basedir, 'build.log').text
assert log =~ /Wrote \S+image\.tar: registry\.invalid\/team\/flights@sha256:[0-9a-f]{64}/

// The image as a plain folder, layer over layer.
def run = { List<String> command, File dir ->
    def process = new ProcessBuilder(command).directory(dir).redirectErrorStream(true).start()
    def output = process.inputStream.text
    assert process.waitFor(120, TimeUnit.SECONDS)
    [process.exitValue(), output]
}
def tar = new File(starter, 'target/tar')
def root = new File(starter, 'target/root')
[tar, root]*.mkdirs()
assert run(['tar', '-xf', new File(starter, 'target/image.tar').path], tar)[0] == 0
def manifest = new JsonSlurper().parse(new File(tar, 'manifest.json'))[0]
assert manifest.RepoTags.contains('registry.invalid/team/flights:1')
assert manifest.Layers.size() == 6
manifest.Layers.each { layer -> assert run(['tar', '-xzf', new File(tar, layer).path], root)[0] == 0 }
def config = new JsonSlurper().parse(new File(tar, manifest.Config)).config
assert config.User == '1000'
assert config.WorkingDir == '/app'

// What is in it.
def names = []
root.eachFileRecurse(groovy.io.FileType.FILES) { names << root.toPath().relativize(it.toPath()).toString() }
assert names.any { it =~ /^app\/data\/[0-9a-f]{32}\/companies\.csv$/ }
assert names.any { it =~ /^app\/jars\/[0-9a-f]{32}\/spaceflights-classes\.jar$/ }
assert names.any { it =~ /^app\/jars\/[0-9a-f]{32}\/vertexai-runtime-.*\.jar$/ }
assert names.contains('app/graph.json')
assert names.contains('opt/notes/parameters.yml')

// Its launcher, started by a plain JVM on the emulator, with the spec that the cloud would get: only the place is
// another. Raw data comes from the image, since nothing was uploaded.
def spec = new File(starter, 'target/vertexai/spaceflights.json').text
assert spec.contains('"/app/launch-')
assert spec.contains('"-Xss2m"')
assert spec.contains('"image": "registry.invalid/team/flights:1"')
new File(starter, 'target/unpacked.json').text = spec.replace('"/app/', "\"${root}/app/")
def mvn = new File(mavenHome, 'bin/mvn').path
def (exit, output) = run([mvn, '-B', '-s', new File(basedir, '../interpolated-it-settings.xml').path,
        "-Dmaven.repo.local=${localRepositoryPath}".toString(), 'vertexai:run-once', '-Dvertexai.spec=target/unpacked.json'], starter)
new File(basedir, 'unpacked.log').text = output
assert exit == 0
assert output.contains('8 of 8 tasks done')
assert !new File(starter, '.vertexai/buckets/my-bucket/spaceflights/vertexai-code').exists()

evaluate(new File(basedir, 'autobuild.groovy'))
return true
