// One version of gRPC, licences that may be passed on, and no version with known faults.
def top = new File(sources, '../..').canonicalFile
def check = ["${System.getProperty('java.home')}/bin/java", "${top}/.ci/CheckDependencies.java", "${top}/.ci/dependencies.txt",
    "${localRepositoryPath},${localRepository}", new File(basedir, 'dependencies.txt')].collect { it.toString() }
def process = new ProcessBuilder(check).redirectErrorStream(true).start()
def said = process.inputStream.text
assert process.waitFor() == 0 : said
assert said.contains(' 0 problems')
assert new File(basedir, 'dependencies.txt').text.contains('io.grpc:grpc-netty-shaded:jar:')
return true
