// What the cluster has, and what the bucket has: the same secrets on either service.
def write = { String path, String text ->
    def file = new File(basedir, ".vertexai/$path")
    file.parentFile.mkdirs()
    file.text = text
}
write('kubernetes/secrets/till/password', 'open sesame')
write('kubernetes/secrets/pins/pin', '4711')
write('buckets/my-bucket/pins/pin', '4711')
return true
