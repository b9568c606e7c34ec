def checks = evaluate(new File(sources, 'other-maven/checks.groovy'))
def goals = { List<String> words -> words.join(' ').replace(version, '${project.version}') }
def steps = new Properties()
new File(sources, 'other-maven/invoker.properties').withInputStream { steps.load(it) }
assert [steps['invoker.goals.3'], steps['invoker.goals.4']].collect { it.tokenize(' ').join(' ') } ==
    [goals(checks.goals.deploy), goals(checks.goals.release)]

def oldest = new File(mavens, 'apache-maven-3.6.3')
def log = new File(basedir, 'build.log').text.normalize()
def (begun, packaged, deployed, released, created) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
checks.begun(begun)
checks.packaged(new File(basedir, 'orders'), packaged)
checks.deployed(deployed)
checks.released(new File(basedir, 'elsewhere'), released)
checks.created(new File(basedir, 'fresh/tiny'), created)
assert checks.complaints(oldest, log).empty
