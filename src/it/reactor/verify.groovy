assert new File(basedir, 'prices/data/prices.txt').text.trim() == 'bread 3'
assert new File(basedir, 'orders/data/orders.txt').text.trim() == 'two times bread 3'
assert new File(basedir, 'prices/target/vertexai').list().findAll { it.startsWith('prices') }.sort() ==
    ['prices-plan.json', 'prices-prices-plan.json', 'prices-prices.html', 'prices-prices.json', 'prices.html', 'prices.json', 'prices.run.html']
assert new File(basedir, 'orders/target/vertexai').list().findAll { it.startsWith('orders') }.sort() ==
    ['orders-orders-plan.json', 'orders-orders.html', 'orders-orders.json', 'orders-plan.json', 'orders.html', 'orders.json', 'orders.run.html']
assert !new File(basedir, 'target').exists()
