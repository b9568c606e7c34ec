import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.normalize()
def (processes, stock, own, again, nowhere, strict, every) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def starter = new File(basedir, 'starter')
def artifact = { String text, String dataset ->
    def uri = (text =~ /wrote ${dataset} +gs:\/\/(\S+)/)[0][1]
    new JsonSlurper().parse(new File(starter, ".vertexai/buckets/${uri}"))
}
def metrics = { String text -> artifact(text, 'metrics') }

// The same results, whatever the tasks run in, and however many of them there are.
[[processes, 8], [stock, 6], [own, 6], [strict, 9], [every, 9]].each { text, tasks ->
    assert text.contains("[INFO] ${tasks} of ${tasks} tasks done, in ")
    assert metrics(text) == metrics(processes)
}
[strict, every].each { assert it.contains("In        experiment 'flights-strict'") }

// The image is built, handed to the emulator by its digest, and not built again.
def built = (own =~ /Built     localhost\/vertexai-it\/flights@sha256:([0-9a-f]{64})\n/)[0][1]
assert new File(starter, ".vertexai/images/${built}.tar").exists()
assert again.contains("Image     localhost/vertexai-it/flights@sha256:${built}\n")
assert own.contains('Building localhost/vertexai-it/flights:1 on scratch for the emulator')
assert !again.contains('for the emulator')
assert again.contains('[INFO] All 6 tasks reused from the cache')
def podman = { List<String> words ->
    (['podman', '--root', "${basedir}/store", '--runroot', "${basedir}/run", '--storage-driver', 'vfs'] + words)
        .collect { it.toString() }.execute().text.trim()
}
assert podman(['image', 'inspect', 'localhost/vertexai-it/flights:1', '--format', '{{.Config.Labels.team}} {{.Config.User}}']) ==
    'flights 0:0'
def name = { String text -> (text =~ /Job       (\S+)/)[0][1] }
def folder = { String text -> new File(starter, '.vertexai/jobs').listFiles().find { it.name.endsWith(".${name(text)}") } }
[stock, own, every].each { text ->
    assert new File(folder(text), 'logs/job.jsonl').text.contains('Each task runs in its image, with podman.')
}

// What the settings ask for is in the request and in the spec, the same both times.
def request = { String text ->
    def (check, line) = new File(folder(text), 'journal').readLines()[0].split(' ', 2)
    def told = new JsonSlurper().parseText(line.replaceAll(/launch-[0-9a-f]{32}\.jar/, 'launch.jar')).request
    def requested = new JsonSlurper().parseText(told.requested)
    requested.remove('displayName')
    [inputs: told.inputs, spec: told.spec, project: told.project, labels: requested.remove('labels').findAll { it.key != 'vertexai-env' },
        requested: requested]
}
def asked = request(strict)
assert request(every) == asked
assert asked.project == 'acme'
assert asked.labels.team == 'flights'
def common = [encryptionSpec: [kmsKeyName: 'projects/acme/locations/europe-west1/keyRings/ring/cryptoKeys/key'],
    serviceAccount: 'runner@acme.iam.gserviceaccount.com', preflightValidations: true,
    pscInterfaceConfig: [networkAttachment: 'projects/acme/regions/europe-west1/networkAttachments/tasks',
        dnsPeeringConfigs: [[domain: 'flights.internal.', targetProject: 'acme', targetNetwork: 'flights']]]]
def runtime = [gcsOutputDirectory: 'gs://my-bucket/every/vertexai-runs', failurePolicy: 'PIPELINE_FAILURE_POLICY_FAIL_FAST']
assert asked.requested == common + [runtimeConfig: runtime]
[processes, stock].each { text ->
    def network = request(text).requested
    assert network.network == 'projects/12345/global/networks/flights' && network.reservedIpRanges == ['tasks']
}
def container = { String task -> asked.spec.deploymentSpec.executors["exec-${task}"].container }
assert container('evaluate-model-node').image == 'localhost/vertexai-it/java:2'
assert container('evaluate-model-node').resources.accelerator ==
    [count: '1', resourceCount: '1', type: 'NVIDIA_TESLA_T4', resourceType: 'NVIDIA_TESLA_T4']
assert container('train-model-node').image == 'localhost/vertexai-it/java:1'
assert container('train-model-node').resources.cpuLimit == 2
assert container('train-model-node').command.contains('-Xss4m')
def tasks = asked.spec.components['comp-exit-handler-1'].dag.tasks
assert tasks['compare-shuttle-types-node'].retryPolicy ==
    [maxRetryCount: 2, backoffDuration: '1s', backoffFactor: 1.5, backoffMaxDuration: '3s']
assert tasks['compare-shuttle-types-node'].cachingOptions.enableCache
assert !tasks['split-data-node'].cachingOptions.enableCache
assert asked.spec.pipelineInfo.description == 'all settings'
assert asked.inputs.parameters.audit__key == [masked: 'audit.key']

// A task saw what it should have seen, and calls of hooks and the server of runs were the same.
[strict, every].each { text ->
    assert artifact(text, 'audit') == [greeting: 'hello, strict', key: 'canary-of-the-audit'.hashCode(),
        seal: 'ann canary-of-the-seal'.hashCode(), made: 'made by the provider in europe-west1',
        place: 'Oslo, gate B7', wind: 'calm', state: 'SUCCEEDED']
}
def nodes = ['preprocess_companies_node', 'preprocess_shuttles_node', 'create_model_input_table_node', 'split_data_node',
    'train_model_node', 'evaluate_model_node', 'compare_shuttle_types_node', 'plot_predictions_node', 'look']
def logs = { String text -> new File(folder(text), 'logs').listFiles().collect { it.text }.join() }
[strict, every].each { text ->
    def marks = new File(starter, ".vertexai/buckets/my-bucket/marks/${name(text)}").list() as Set
    assert marks == nodes.collectMany { ["${it}.began".toString(), "${it}.ended".toString()] } as Set
    assert logs(text).count('java.lang.IllegalStateException: the gate is closed') == 1
    assert logs(text).contains('Warning: MLflow: the server http://127.0.0.1:')
}
context.server.stop(0)
def tracked = context.tracked
assert tracked.experiment == 'experiment_name=flights'
assert tracked.callers as Set == ['flights'] as Set
assert tracked.refused.size() == 2
def (first, second) = tracked.runs.values() as List
assert tracked.runs.size() == 2
assert [first.name, first.status] == ['every setting', 'FINISHED']
assert first.params.model_options.contains('"random_state":3')
assert first.metrics.collectEntries { [it.key - 'metrics.', it.value as double] } == metrics(strict).collectEntries { [it.key, it.value as double] }
assert [second.name, second.status, second.params, second.metrics] == [first.name, first.status, first.params, first.metrics]

// Names of hosts are for containers: this machine keeps its own.
assert logs(every).contains('The tower is at 127.0.0.7')
assert logs(strict).contains('The tower is at no address')
assert !new File('/etc/hosts').text.contains('tower.flights.internal')

// Both have the same schedule.
def schedules = new File(starter, '.vertexai/schedules').listFiles().collect { file ->
    def told = new JsonSlurper().parseText(new JsonSlurper().parse(file).requested.replaceAll(/launch-[0-9a-f]{32}\.jar/, 'launch.jar'))
    told.createPipelineJobRequest.pipelineJob.remove('labels')
    told
}
assert schedules.size() == 2 && schedules[0] == schedules[1]
def job = schedules[0].remove('createPipelineJobRequest').pipelineJob
assert schedules[0] == [displayName: 'flights', cron: 'TZ=Europe/Oslo 0 3 * * MON-FRI', startTime: '2089-12-31T23:00:00Z',
    endTime: '2090-12-31T23:00:00Z', maxRunCount: '10', maxConcurrentRunCount: '2', maxConcurrentActiveRunCount: '3', allowQueueing: true]
assert job.remove('pipelineSpec').deploymentSpec == asked.spec.deploymentSpec
assert job == common + [displayName: 'flights', runtimeConfig: runtime + [parameterValues: [wind: 'strong']]]
[strict, every].each { assert it =~ /Paused __default__\/nightly \(\d+\)\./ }

// Nobody gets to see what is masked.
['canary-of-the-audit', 'canary-of-the-seal'].each { secret ->
    assert !log.contains(secret)
    [strict, every].each { text ->
        assert !logs(text).contains(secret)
        assert !new File(folder(text), 'journal').text.contains(secret)
    }
}

// No other image runs in its place.
assert nowhere.contains('The image localhost/vertexai-it/nowhere:1 is not on this machine and cannot be pulled')

// Nothing is left, and disks are small.
def left = podman(['ps', '-aq'])
assert left == ''
['store', 'run', 'root'].each { new File(basedir, it).deleteDir() }
new File(basedir, 'stock.tar').delete()
return true
