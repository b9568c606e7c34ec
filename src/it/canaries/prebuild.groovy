// The secrets, each told by its first words. verify.groovy looks for them.
['tmp', 'conf/local', 'conf/cluster'].each { new File(basedir, it).mkdirs() }
new File(basedir, 'conf/local/credentials.yml').setText('''\
vault:
  password: 'canary-text-p&ss"w\\ö/<x>+7Q'
  from_env: ${canary_env}
  from_d: ${canary_d}
warehouse:
  url: jdbc:talkative://ann:canary-userinfo-8s%2Fk@db.example/shop?password=canary-argument-3f
  user: ann
  password: canary-database-77
login:
  user: ann@example.com
  password: canary-login-5b
  cookie: session=canary-cookie-9z
bearer:
  token: canary-bearer-0c
''', 'UTF-8')
new File(basedir, 'conf/cluster/credentials.yml').bytes = new File(basedir, 'conf/local/credentials.yml').bytes
['local', 'cluster'].each {
    new File(basedir, "conf/${it}/parameters.yml").text = 'model: {api_key: "canary-masked-1 = {x}", size: 3}\n'
}
new File(basedir, 'quiet.properties').text = '''\
canary_d=canary-option-6y "4" &
vertexai.nodes=tell
'''
new File(basedir, 'loud.properties').text = '''\
canary_d=canary-option-6y "4" &
vertexai.nodes=tell
vertexai.params=how=loudly
'''
new File(basedir, 'table.properties').text = '''\
canary_d=canary-option-6y "4" &
vertexai.nodes=count
'''
new File(basedir, 'typed.properties').text = '''\
canary_d=canary-option-6y "4" &
vertexai.nodes=tell
vertexai.params=how=loudly,model.api_key=canary-typed-2w
'''
return true
