// The starter as it is generated, with the real raw data in place of its own.
def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))
['companies.csv', 'reviews.csv', 'shuttles.xlsx'].each { name ->
    new File(starter, "data/01_raw/${name}").bytes = new File(realData, name).bytes
}

// Environments: the table stays in memory (twice), or goes through a file of each format.
def tables = [
    first: '',
    second: '',
    csv: 'model_input_table: {type: csv, filepath: data/csv/model_input_table.csv}',
    json: 'model_input_table: {type: json, filepath: data/json/model_input_table.json}',
    excel: 'model_input_table: {type: excel, filepath: data/excel/model_input_table.xlsx}']
tables.each { env, table ->
    def catalog = new File(starter, "conf/${env}/catalog.yml")
    catalog.parentFile.mkdirs()
    catalog.text = "metrics: {type: json, filepath: data/${env}/metrics.json}\n${table}\n"
}
return true
