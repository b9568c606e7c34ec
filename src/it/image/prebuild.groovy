def starter = evaluate(new File(basedir, '../setup-starter/copy.groovy'))
// Nothing is pulled: only our own layers are looked at.
new File(starter, 'conf/prod/vertexai.yml') << '''
  code: image
  image: registry.invalid/team/flights:1
  build:
    base_image: scratch
    user: "1000"
    extra_files: {/opt/notes/parameters.yml: conf/base/parameters.yml}
  jvm_flags: [-Xss2m]
  # Nothing runs in this image here. The job has not failed yet when the goal looks at it once more.
  nodes: {__default__: {retry: {max: 1, backoff: 90s}}}
'''
return true
