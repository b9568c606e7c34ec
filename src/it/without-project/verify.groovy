def log = new File(basedir, 'build.log').text.normalize()

assert log.contains("""vertexai:run-local
  Runs a pipeline on this machine in one JVM""")
assert log.contains('      User property: vertexai.toNodes\n')
assert 'project_id: my-gcp-project' in new File(basedir, 'conf/base/vertexai.yml').readLines()
assert log =~ /Job +hello-\d{14}-[0-9a-f]{4}/
assert log.contains('[INFO] 1 of 1 tasks done, in ')
assert log.contains('[INFO] --- greet\n[INFO] Hello, world!\n')
