import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text.normalize()
def (built, run, which, publish, template, scheduled, again) = log.split(/\[INFO\] Scanning for projects/)[1..-1]

// A spec for each pipeline and environment, and one code archive.
def installed = new File(localRepositoryPath, 'com/example/spaceflights/0.1.0-SNAPSHOT')
def names = installed.list() as List
['default-local.json', 'default-prod.json', 'data_processing-local.json', 'data_processing-prod.json', 'vertexai-code.zip'].each {
    assert names.contains("spaceflights-0.1.0-SNAPSHOT-${it}".toString())
}

// It ran from elsewhere, on an emulator of that place, and the bytes are those that were built.
assert run.contains('[INFO] 8 of 8 tasks done, in ')
assert run =~ /Uploaded \d+ objects, [0-9.]+ (bytes|kB|MB)\./
def code = new File(basedir, 'elsewhere/.vertexai/buckets/my-bucket/spaceflights/vertexai-code')
def archive = new ZipFile(new File(installed, 'spaceflights-0.1.0-SNAPSHOT-vertexai-code.zip'))
def compared = 0
code.eachFileRecurse(groovy.io.FileType.FILES) { file ->
    def entry = archive.getEntry(code.toPath().relativize(file.toPath()).toString().replace('\\', '/'))
    assert entry != null
    assert archive.getInputStream(entry).bytes == file.bytes
    compared++
}
assert compared > 10
archive.close()
def spec = new File(installed, 'spaceflights-0.1.0-SNAPSHOT-default-local.json')
assert spec.bytes == new File(basedir, 'starter/target/vertexai/local/spaceflights.json').bytes
assert !new File(basedir, 'elsewhere/conf').exists() && !new File(basedir, 'elsewhere/pom.xml').exists()

assert which.contains('com.example:spaceflights:0.1.0-SNAPSHOT was built for several environments. Give one of them with -Dvertexai.env: local, prod')

assert publish =~ /Registered http:\S+\/acme\/pipelines\/spaceflights\/sha256:11 as latest, 0\.1\.0-snapshot/
assert template.contains('[INFO] 8 of 8 tasks done, in ')

assert scheduled =~ /\[INFO\] Created __default__\/daily \(\d+\)\./
assert again.contains('Nothing to do.')
context.server.stop(0)
