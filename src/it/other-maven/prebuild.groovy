def page = evaluate(new File(sources, 'other-maven/page.groovy'))
def orders = new File(basedir, 'orders')
page.write(orders, page.pinned)
new File(orders, '.mvn').deleteDir()
new File(basedir, 'elsewhere').mkdirs()

// The steps are those of the page.
def steps = new Properties()
new File(basedir, 'invoker.properties').withInputStream { steps.load(it) }
assert steps['invoker.goals.1'].tokenize(' ') == page.command('vertexai:init')
assert steps['invoker.goals.2'].tokenize(' ') == page.command('package')
return true
