def log = new File(basedir, 'build.log').text.normalize()
def (classes, jar, again) = log.split(/\[INFO\] Scanning for projects/)[1..-1]

assert classes =~ /\[INFO\] 1 of 1 tasks? done, in /

// The cache puts back the jar alone, and the code is the same.
assert jar.contains('[INFO] Skipping plugin execution (cached): compiler:compile\n')
assert !new File(basedir, 'orders/target/classes').exists()
assert jar.contains('[INFO] Uploaded nothing: all code and data is there already.\n')
assert jar.contains(' reused from the cache')
assert jar.contains('[INFO]   Nothing changes.\n')
assert jar =~ /\[INFO\] 1 of 1 nodes? done in /
assert jar =~ /\[INFO\] Created __default__\/daily \(\d+\)\./

assert again.contains(' reused from the cache')
