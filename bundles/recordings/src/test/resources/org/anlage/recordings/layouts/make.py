# HDF5 files of all layouts, written by h5py 3.16 (HDF5 2.0). Element [i, j] is 1000 i + j.
import h5py, numpy as np, sys, os, itertools
out=sys.argv[1]
os.makedirs(out,exist_ok=True)
def values(n,m): return (1000.0*np.arange(n)[:,None]+np.arange(m)[None,:])
def write(name, libver, shape=(6,50), chunks=(4,7), maxshape=None, fill=None, skip=(), early=False, resize=None, dtype='<i2', **k):
    with h5py.File(f'{out}/{name}.h5','w',libver=libver) as f:
        v=values(*shape).astype(dtype)
        if chunks is None:
            f.create_dataset('d',data=v,**k); return
        dcpl=h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        kw={}
        if early: 
            dcpl.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            dcpl.set_chunk(chunks)
            sp=h5py.h5s.create_simple(shape, maxshape or shape)
            h5py.h5d.create(f.id,b'd',h5py.h5t.py_create(np.dtype(dtype)),sp,dcpl=dcpl)
            d=f['d']
        else:
            d=f.create_dataset('d',shape=resize or shape,maxshape=maxshape,chunks=chunks,dtype=dtype,fillvalue=fill,**k)
        if resize: d.resize(shape)
        for a in range(0,shape[0],chunks[0]):
            for b in range(0,shape[1],chunks[1]):
                if (a//chunks[0],b//chunks[1]) in skip: continue
                d[a:a+chunks[0],b:b+chunks[1]]=v[a:a+chunks[0],b:b+chunks[1]]
V=('v110','v110')
E=('earliest','v108')
for lib,l in ((E,'old'),(V,'new')):
    write(f'{l}-contiguous',lib,chunks=None)
    write(f'{l}-fixed',lib)
    write(f'{l}-fixed-gzip',lib,compression='gzip',shuffle=True,fletcher32=True)
    write(f'{l}-fixed-smaller-than-most',lib,shape=(6,50),maxshape=(9,90))
    write(f'{l}-single',lib,chunks=(6,50))
    write(f'{l}-single-gzip',lib,chunks=(6,50),compression='gzip')
    write(f'{l}-early',lib,early=True)
    write(f'{l}-early-below-most',lib,early=True,maxshape=(9,90))
    write(f'{l}-grows-first',lib,maxshape=(None,50))
    write(f'{l}-grows-second',lib,maxshape=(6,None))
    write(f'{l}-grows-second-gzip',lib,maxshape=(6,None),compression='gzip')
    write(f'{l}-grows-second-below-most',lib,maxshape=(11,None))
    write(f'{l}-grows-first-below-most',lib,maxshape=(None,99))
    write(f'{l}-grows-second-spanning',lib,chunks=(6,7),maxshape=(6,None))
    write(f'{l}-grows-second-narrow',lib,chunks=(1,1) if l=='new' else (2,2),maxshape=(6,None))
    write(f'{l}-grows-both',lib,maxshape=(None,None))
    write(f'{l}-grows-both-gzip',lib,maxshape=(None,None),compression='gzip')
    write(f'{l}-fixed-holes',lib,skip={(0,0),(1,3)},fill=-7)
    write(f'{l}-grows-second-holes',lib,maxshape=(6,None),skip={(0,0),(0,1),(1,3),(0,6)},fill=-7)
    write(f'{l}-grows-both-holes',lib,maxshape=(None,None),skip={(0,0),(1,3)},fill=-7)
    write(f'{l}-never-written',lib,skip=set(itertools.product(range(9),range(9))),fill=-7)
    write(f'{l}-shrunk',lib,maxshape=(20,None),resize=(20,90))
# chunk skipped by filter: incompressible
for lib,l in ((E,'old'),(V,'new')):
    with h5py.File(f'{out}/{l}-filter-skipped.h5','w',libver=lib) as f:
        d=f.create_dataset('d',shape=(6,50),chunks=(6,10),dtype='<i2',compression='gzip')
        v=values(6,50).astype('<i2')
        for b in range(0,50,10):
            if b==20: d.id.write_direct_chunk((0,b),np.ascontiguousarray(v[:,b:b+10]).tobytes(),filter_mask=1)
            else: d[:,b:b+10]=v[:,b:b+10]
with h5py.File(f'{out}/new-compact.h5','w',libver=V) as f:
    dcpl=h5py.h5p.create(h5py.h5p.DATASET_CREATE); dcpl.set_layout(h5py.h5d.COMPACT)
    v=values(6,50).astype('<i2')
    d=h5py.h5d.create(f.id,b'd',h5py.h5t.py_create(v.dtype),h5py.h5s.create_simple((6,50)),dcpl=dcpl)
    f['d'][...]=v
