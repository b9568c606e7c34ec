assert new File(basedir, 'prices/data/prices.txt').text.trim() == 'bread 3'
assert new File(basedir, 'orders/data/orders.txt').text.trim() == 'two times bread 3'
assert new File(basedir, 'prices/target/vertexai').list().findAll { it.startsWith('prices') }.sort() ==
    ['prices-plan.json', 'prices-prices-plan.json', 'prices-prices.html', 'prices-prices.json', 'prices.html', 'prices.json', 'prices.run.html']
assert new File(basedir, 'orders/target/vertexai').list().findAll { it.startsWith('orders') }.sort() ==
    ['orders-orders-plan.json', 'orders-orders.html', 'orders-orders.json', 'orders-plan.json', 'orders.html', 'orders.json', 'orders.run.html']
assert !new File(basedir, 'target').exists()

// The helper is passed over by the goal that is bound and by the one that is typed.
def log = new File(basedir, 'build.log').text.normalize()
assert log.count('[INFO] Skipped: the module does not depend on vertexai-runtime.') == 2
assert log.count("[INFO] Skipped: a project of packaging 'pom' has no pipelines.") == 2
assert !new File(basedir, 'common/target/vertexai').exists()
