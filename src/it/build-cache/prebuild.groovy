// The page "Start in an existing project", with Maven's build cache and a cache of its own.
def page = evaluate(new File(sources, 'other-maven/page.groovy'))
def orders = new File(basedir, 'orders')
page.write(orders, page.pinned)
new File(orders, 'conf/base/vertexai.yml').text = '''\
project_id: my-project
region: europe-west1
run_config: {image: 'eclipse-temurin:17-jre', root: my-bucket/orders}
'''
new File(orders, '.mvn/extensions.xml').text = '''<extensions>
  <extension>
    <groupId>org.apache.maven.extensions</groupId>
    <artifactId>maven-build-cache-extension</artifactId>
    <version>1.2.1</version>
  </extension>
</extensions>
'''
new File(orders, '.mvn/maven.config').text = "-Dmaven.build.cache.location=${new File(basedir, 'cache')}\n"
return true
