import groovy.json.JsonSlurper

def summary = new JsonSlurper().parse(new File(basedir, 'data/out/summary.json'))
assert summary == [items: 2, value: 17.5, tables: false]
