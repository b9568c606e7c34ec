def log = new File(basedir, 'build.log').text.normalize()
def (built, classes, jar, again) = log.split(/\[INFO\] Scanning for projects/)[1..-1]

assert classes =~ /\[INFO\] 1 of 1 tasks? done, in /

// The cache puts back the jar alone, and the code is the same.
assert jar.contains('[INFO] Skipping plugin execution (cached): compiler:compile\n')
assert !new File(basedir, 'orders/target/classes').exists()
assert jar.contains('[INFO] Uploaded nothing: the bucket has all code and data.\n')
assert jar.contains(' reused from the cache')

assert again.contains('[INFO] Skipping plugin execution (cached): compiler:compile\n')
assert again.contains(' reused from the cache')
