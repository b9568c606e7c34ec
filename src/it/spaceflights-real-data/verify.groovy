import groovy.json.JsonSlurper

def data = new File(basedir, 'starter/data')
def first = new File(data, 'first/metrics.json').text
def metrics = new JsonSlurper().parseText(first)

assert metrics.r2 > 0.28 && metrics.r2 < 0.48
assert metrics.rows == 1206

['second', 'csv', 'json', 'excel'].each { env ->
    assert new File(data, "${env}/metrics.json").text == first
}
assert new File(data, 'csv/model_input_table.csv').readLines().size() == 1 + 6027
assert new JsonSlurper().parse(new File(data, 'json/model_input_table.json')).size() == 6027
