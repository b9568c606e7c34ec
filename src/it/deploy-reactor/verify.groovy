def log = new File(basedir, 'build.log').text.normalize()
def (both, failing, jobs, late, status, spec, nameless, secrets, dry, cleaned, checked) = log.split(/\[INFO\] Scanning for projects/)[1..-1]

// Both jobs ran and both schedules were made, on one emulator at the top of the build.
assert both =~ /Job +prices-\d{14}-[0-9a-f]{4}/
assert both =~ /Job +orders-\d{14}-[0-9a-f]{4}/
assert both.count('[INFO] 1 of 1 tasks done, in ') == 2
assert both.contains("Skipped: a project of packaging 'pom' has no pipelines.")
assert both.count('[INFO] Created __default__/daily (') == 2
assert new File(basedir, '.vertexai/buckets/my-bucket').list().sort() == ['orders', 'prices']
assert !new File(basedir, 'prices/.vertexai').exists()

// The module that was ready submitted nothing, because the other one failed.
assert failing =~ /prices \.+ SUCCESS/
assert failing =~ /orders \.+ FAILURE/
assert !(failing =~ /Job +prices-/)
assert !failing.contains('Uploaded')
assert !failing.contains('Created')
assert (jobs =~ /\[INFO\] \d+ +(prices|orders) daily +active /).count == 2
assert jobs.split(/:run-once \(/)[0].count('succeeded') == 2
// The other values of a parameter concern nobody.
assert jobs.contains('[INFO] The only task reused from the cache')
assert (jobs =~ /\n\[INFO\] (prices|orders)-\d{14}/).count == 2

// A deadline cancels the job.
def cancelled = late =~ /Job (prices-\d{14}-[0-9a-f]{4}) did not end within 1 s and was cancelled\./
assert cancelled.find()
assert !late.contains('org.apache.maven.lifecycle')
assert status =~ /Job ${cancelled.group(1)}: cancell(ed|ing)/

// A spec is no module's: it is submitted once.
assert spec.count('[INFO] Job ') == 1
assert spec.contains('[INFO] The only task reused from the cache')

assert nameless.contains('''This module has no pipelines; prices, orders have.
[ERROR]   Name one: mvn vertexai:run-once -pl prices
[ERROR]   Or bind run-once to a phase: then it runs in all modules that bind it.''')
// What -X says of itself comes before the projects of its run.
assert !nameless.split('Apache Maven ')[0].contains('org.apache.maven.lifecycle')

// The nodes have the secrets, and nothing else does: no spec, no request, no log, no bucket.
assert secrets.contains('1 of 1 tasks done')
// A part of a parameter is an input of its own.
assert secrets =~ /list +done .* changed: parameter shop\.name\n/
assert secrets =~ /key: \*\*\* +# conf\/base\/parameters.yml:3/
assert secrets =~ /password: \*\*\* +# conf\/base\/credentials.yml:3/
assert !log.contains('canary-')
def kept = new File(basedir, '.vertexai/credentials')
assert kept.listFiles().any { it.text.contains('canary-parameter') && it.text.contains('canary-credential') }
def searched = 0
[new File(basedir, '.vertexai'), new File(basedir, 'prices/target')].each { top ->
    top.eachFileRecurse { file ->
        if (file.isFile() && file.parentFile != kept) {
            searched++
            assert !file.getText('ISO-8859-1').contains('canary-') : file
            if (file.name.endsWith('.jar')) {
                new java.util.zip.ZipFile(file).withCloseable { zip ->
                    zip.entries().each { entry ->
                        assert !zip.getInputStream(entry).getText('ISO-8859-1').contains('canary-') : "$file $entry"
                    }
                }
            }
        }
    }
}
assert searched > 20

// Without being told to, nothing is deleted; then the data of the jobs, and no code.
assert dry =~ /Jobs in gs:\/\/my-bucket\/prices\/vertexai-runs that ended more than 0 s ago and have data left: \d/
assert dry.contains('Nothing is deleted yet; to delete them, add -Dvertexai.delete')
assert cleaned =~ /Deleted \d+ objects, [0-9.]+ (bytes|kB|MB)\./
assert cleaned =~ /Removed \d+ jobs? from the emulator: journals \d+ files?, [0-9.]+ (bytes|kB|MB)/
assert new File(basedir, '.vertexai/buckets/my-bucket/prices/vertexai-code').list().size() > 0
// What the job of the spec took from the cache stays: it is no job of this environment.
assert cleaned.contains('[INFO] Kept 1 object of theirs that other jobs use.')
// A result whose data is gone is not offered.
assert checked.contains('[INFO] 1 of 1 tasks done, in ')
assert cleaned.contains('Uploaded nothing')

assert checked.contains('Configuration and pipelines: 2 specs for Vertex AI are valid.')
assert checked.contains('Bucket gs://my-bucket: can be read and written.')
