if (excluded == 'slow') {
    println 'image-push is slow: it runs with -Pfull'
    return false
}
// Pushes to a real registry, where one is installed; on a build server it has to be.
def found = ['/usr/bin/docker-registry', '/usr/local/bin/docker-registry'].any { new File(it).canExecute() }
assert found || System.getenv('CI') != 'true': 'docker-registry is not installed: apt-get install docker-registry'
if (!found) {
    println 'image-push needs docker-registry, which is not installed: apt-get install docker-registry'
}
return found
