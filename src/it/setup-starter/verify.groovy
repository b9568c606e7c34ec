import groovy.io.FileType

def made = [] as Set
def starter = new File(basedir, 'generated/spaceflights')
starter.eachFileRecurse(FileType.FILES) { made << starter.toPath().relativize(it.toPath()).toString() }
assert made.containsAll(['.gitignore', 'mvnw', 'mvnw.cmd', '.mvn/wrapper/maven-wrapper.properties', '.mvn/jvm.config',
    'conf/local/vertexai.yml', 'conf/vertexai.schema.json', 'src/main/java/com/example/spaceflights/DataScience.java'])
assert new File(starter, 'mvnw').canExecute()
evaluate(new File(basedir, 'lean-poms.groovy'))
