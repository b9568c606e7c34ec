// Run by verify scripts: licences that may not be passed on, and versions with known faults, in basedir's dependencies.txt.
def top = new File(sources, '../..').canonicalFile
def check = ["${System.getProperty('java.home')}/bin/java", "${top}/.ci/CheckDependencies.java", "${top}/.ci/dependencies.txt",
    "${localRepositoryPath},${localRepository}", new File(basedir, 'dependencies.txt')].collect { it.toString() }
def process = new ProcessBuilder(check).redirectErrorStream(true).start()
def said = process.inputStream.text
assert process.waitFor() == 0 : said
assert said.contains(' 0 problems')
return new File(basedir, 'dependencies.txt').text
