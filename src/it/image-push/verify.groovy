import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

def log = new File(basedir, 'build.log').text.normalize()
def (first, changed, again) = log.split(/\[INFO\] Scanning for projects/)[1..-1]
def pushed = { text -> (text =~ /Pushed (\d+) of (\d+) layers, ([0-9.]+ (?:bytes|kB|MB)): (\S+)@(sha256:[0-9a-f]{64})/)[0] }

def one = pushed(first)
def two = pushed(changed)
def three = pushed(again)
assert one[1] == one[2]
def bytes = { size ->
    def (count, unit) = size.split(' ')
    count.toDouble() * [bytes: 1, kB: 1e3, MB: 1e6][unit]
}
assert bytes(one[3]) > 500_000

// One line of a node: only classes and what names them travel.
assert two[1].toInteger() <= 3
assert bytes(two[3]) < 200_000
assert two[5] != one[5]

// Built again from nothing, at another time: the same digest, and nothing travels.
assert three[5] == one[5]
assert three[1] == '0'
assert three[3] == '0 bytes'

// The digest is in the spec that is attached, and in the registry.
def spec = new File(basedir, 'starter/target/vertexai/spaceflights.json').text
assert spec.contains("\"image\": \"${three[4]}@${three[5]}\"")
def host = three[4].replaceFirst('/.*', '')
def manifest = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://${host}/v2/team/flights/manifests/1"))
                .header('Accept', 'application/vnd.docker.distribution.manifest.v2+json').build(),
        HttpResponse.BodyHandlers.ofString())
assert manifest.headers().firstValue('Docker-Content-Digest').get() == three[5]
assert first.contains("[WARNING] The image '${one[4]}:1' has a tag and no digest")
ProcessHandle.of(new File(basedir, 'registry/pid').text.toLong()).ifPresent { it.destroy() }
