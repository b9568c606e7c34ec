import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def metrics = { env -> new JsonSlurper().parse(new File(basedir, "starter/data/${env}/metrics.json")) }
def ours = metrics('ours')
def other = metrics('other')
def version = new XmlSlurper().parse(new File(basedir, 'toolchains.xml')).toolchain.provides.version.text()

assert ours.remove('java') == Runtime.version().feature()
assert other.remove('java') == version as int
assert ours == other
