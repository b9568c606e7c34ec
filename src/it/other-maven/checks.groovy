// What a Maven has to do with the project of the page "Start in an existing project", for other-maven and every-maven.
def plugin = "io.github.vertexmaven:vertexai-maven-plugin:${version}"
def group = "com.acme.${basedir.name}"
return [
    goals: [
        deploy: ['deploy', 'vertexai:list-pipelines', 'vertexai:status', 'vertexai:logs', 'vertexai:schedule',
            'vertexai:diff', 'vertexai:check', 'vertexai:config', 'vertexai:ui', '-Dvertexai.envs=local'],
        release: ["${plugin}:run-once", "${plugin}:schedule", "${plugin}:list-pipelines",
            "-Dvertexai.artifact=${group}:orders:1.0", '-Dvertexai.env=local', '-Dvertexai.endpoint=emulator']],
    begun: { String said -> assert said.contains('[INFO] Wrote conf/base/vertexai.yml\n') },
    packaged: { File project, String said ->
        assert said =~ /\[INFO\] 1 of 1 nodes? done in /
        assert new File(project, 'data/08_reporting/turnover.json').text.contains('4.0')
    },
    deployed: { String said ->
        assert said =~ /\[INFO\] 1 of 1 tasks? done, in /
        assert said =~ /\[INFO\] orders-\d{14}-[0-9a-f]{4} +succeeded /
        assert said =~ /\[INFO\] Job orders-\d{14}-[0-9a-f]{4}: succeeded\n/
        assert said.contains(':logs (default-cli) @ orders ---\n')
        assert said =~ /\[INFO\] Created __default__\/daily \(\d+\)\./
        assert said.contains('[INFO]   Nothing changes.\n')
        def installed = new File(localRepositoryPath, "com/acme/${basedir.name}/orders/1.0").list() as List
        assert installed.containsAll(['orders-1.0-default-local.json', 'orders-1.0-vertexai-code.zip'])
    },
    released: { File elsewhere, String said ->
        assert said.contains("[INFO] Spec      ${group}:orders:1.0 (default-local)\n")
        assert said =~ /\[INFO\] 1 of 1 tasks? done, in /
        assert said =~ /\[INFO\] Created __default__\/daily \(\d+\)\./
        assert elsewhere.list().sort() as List == ['.vertexai', 'target']
    },
    created: { File project, String said ->
        assert said =~ /\[INFO\] Created \S+tiny from the starter 'minimal': \d+ files\.\n/
        assert new File(project, 'src/main/java/com/example/tiny/Orders.java').file
        assert new File(project, 'mvnw').canExecute()
    },
    // A JVM says who calls what it will take away: Maven may, we do not.
    complaints: { File home, String text ->
        text.readLines().findAll { it.contains('has been called by') && !it.contains(home.name) }
    }]
