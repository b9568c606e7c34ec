if (excluded == 'slow') {
    println 'deploy-reactor is slow: it runs with -Pfull'
    return false
}
return true
