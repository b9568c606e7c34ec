if (excluded == 'slow') {
    println 'other-jdk is slow: it runs with -Pfull'
    return false
}
// Finds a JDK that is not Maven's and names it in toolchains.xml.
def ours = Runtime.version().feature()
def other = evaluate(new File(sources, 'other-jdk/jdks.groovy')).find { it.version != ours }
if (other == null) {
    def words = "no JDK on this machine other than ${ours}; put one into /usr/lib/jvm or name it by JAVA_HOME_<version>"
    assert !System.getenv('CI') : words
    println "Skipped: ${words}."
    return false
}
new File(basedir, 'toolchains.xml').text = """<?xml version="1.0" encoding="UTF-8"?>
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <version>${other.version}</version>
    </provides>
    <configuration>
      <jdkHome>${other.home}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
