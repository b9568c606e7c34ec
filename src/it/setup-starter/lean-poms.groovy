// Every build that uses one of these reads its POM: it has what it depends on, what public repositories ask for, and no more.
def staged = new File(localRepositoryPath, 'io/github/vertexmaven')
def allowed = ['modelVersion', 'groupId', 'artifactId', 'version', 'packaging', 'name', 'description', 'url', 'licenses',
    'developers', 'prerequisites', 'scm', 'dependencies']
['vertexai-maven-plugin', 'vertexai-runtime', 'vertexai-viewer', 'vertexai-testkit', 'vertexai-kubeflow', 'vertexai-archetype',
 'vertexai-archetype-minimal'].each { artifact ->
    def pom = new groovy.xml.XmlParser(false, false).parse(new File(staged, "$artifact/$version/$artifact-${version}.pom"))
    def parts = pom.children()*.name()
    assert parts - allowed == [] : "$artifact has parts that no user of it needs"
    ['name', 'description', 'url', 'licenses', 'developers', 'scm'].each { assert parts.contains(it) : "$artifact has no $it" }
    def home = 'https://github.com/vertexmaven/vertexai-maven-plugin'
    assert [pom.url.text(), pom.scm.url.text()] == [home, home] : artifact
    pom.dependencies.dependency.each { dependency ->
        def name = "$artifact: ${dependency.artifactId.text()}"
        assert dependency.version.text() =~ /^[^\[(\$]+$/ : name
        assert dependency.scope.text() in ['compile', 'runtime', 'provided'] : name
    }
}
// Maven says by this which one a plugin needs.
assert new File(staged, "vertexai-maven-plugin/$version/vertexai-maven-plugin-${version}.pom").text.contains('<prerequisites>')
