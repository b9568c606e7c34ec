import groovy.xml.XmlSlurper

// The starter as it is generated, but its metrics also tell the JDK that it ran on.
def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))
def nodes = new File(starter, 'src/main/java/com/example/spaceflights/DataScience.java')
nodes.text = nodes.text.replace('    return metrics;',
        '    metrics.put("java", Runtime.version().feature());\n    return metrics;')

def version = new XmlSlurper().parse(new File(basedir, 'toolchains.xml')).toolchain.provides.version.text()
def pom = new File(starter, 'pom.xml')
pom.text = pom.text.replace('</project>', """
  <profiles>
    <profile>
      <id>other-jdk</id>
      <build>
        <plugins>
          <plugin>
            <artifactId>maven-toolchains-plugin</artifactId>
            <version>3.2.0</version>
            <executions>
              <execution>
                <goals>
                  <goal>toolchain</goal>
                </goals>
                <configuration>
                  <toolchains>
                    <jdk>
                      <version>${version}</version>
                    </jdk>
                  </toolchains>
                </configuration>
              </execution>
            </executions>
          </plugin>
        </plugins>
      </build>
    </profile>
  </profiles>
</project>""")

['ours', 'other'].each { env ->
    def catalog = new File(starter, "conf/${env}/catalog.yml")
    catalog.parentFile.mkdirs()
    catalog.text = "metrics: {type: json, filepath: data/${env}/metrics.json}"
}
return true
