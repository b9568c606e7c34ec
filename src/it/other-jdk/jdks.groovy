// The JDKs of this machine that the project can run on, one of each version, the oldest first; Maven's own is one.
def own = new File(System.getProperty('java.home'))
def homes = [own] + System.getenv().findAll { it.key.startsWith('JAVA_HOME_') }.values().collect { new File(it) }
homes += (new File('/usr/lib/jvm').listFiles() ?: []).sort().toList()
def versionOf = { File home ->
    def release = new File(home, 'release')
    def line = release.file ? release.readLines().find { it.startsWith('JAVA_VERSION=') } : null
    line ? Runtime.Version.parse(line.replaceAll(/^JAVA_VERSION=|"/, '')).feature() : 0
}
return homes.findAll { home -> ['bin/javac', 'bin/javac.exe'].any { new File(home, it).file } }
    .collect { [version: versionOf(it), home: it] }
    .findAll { it.version >= 17 }
    .unique { it.version }
    .sort { it.version }
