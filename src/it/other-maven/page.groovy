// What the page "Start in an existing project" says: its blocks by the file that they are of, and a project made of them. Several
// invoker projects install one at the same time, so each has a group of its own.
def text = new File(documentation, 'pages/how-to/existing-project.md').text.normalize()
def blocks = (text =~ /(?s)```\w+ (\S+)\n(.*?)```/).collect { [file: it[1], text: it[2]] }
def ofPom = { String element -> blocks.findAll { it.file == 'pom.xml' && it.text.startsWith("<${element}>") }*.text.join() }
def write = { File folder, String more ->
    folder.mkdirs()
    new File(folder, 'pom.xml').text = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme.${basedir.name}</groupId>
  <artifactId>orders</artifactId>
  <version>1.0</version>
${ofPom('properties')}
<dependencies>
${ofPom('dependency')}
</dependencies>
<build>
<plugins>
${ofPom('plugin')}
</plugins>
${more}
</build>
</project>
"""
    blocks.findAll { it.file =~ /^(src|conf|data|\.mvn)\// }.each {
        def file = new File(folder, it.file)
        file.parentFile.mkdirs()
        file.text = it.text
    }
}
def command = { String like -> (text =~ /(?m)^(mvn ${like}.*)$/)[0][1].tokenize(' ').drop(1) }
// What the outer build has downloaded.
def pinned = (new File(sources, 'parent/pom.xml').text =~ /(?s)<pluginManagement>.*<\/pluginManagement>/)[0]
    .replaceFirst(/(?s)<plugin>\s*<groupId>io.github.vertexmaven.*?<\/plugin>/, '''<plugin>
        <artifactId>maven-deploy-plugin</artifactId>
        <version>3.1.4</version>
      </plugin>''')
return [write: write, command: command, pinned: pinned]
