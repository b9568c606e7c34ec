if (excluded == 'slow') {
    println 'containers is slow: it runs with -Pfull'
    return false
}
// Runs containers, where a runtime is installed; on a build server it has to be.
def missing = ['/usr/bin/podman', '/usr/sbin/runc', '/bin/busybox'].findAll { !new File(it).canExecute() }
assert missing.empty || System.getenv('CI') != 'true': "${missing} not installed: apt-get install podman runc busybox-static"
if (missing) {
    println "containers needs ${missing}: apt-get install podman runc busybox-static"
}
return missing.empty
